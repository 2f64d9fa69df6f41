package dev.tuppence.unlocks.web;

import dev.tuppence.identity.SignedInReader;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a reader owes, and what will happen when. */
@Controller
class TabController {

    private final TabPages pages;

    TabController(TabPages pages) {
        this.pages = pages;
    }

    @GetMapping("/tab")
    String tab(
            @AuthenticationPrincipal SignedInReader who,
            @RequestParam(required = false) @Nullable String said,
            HttpServletResponse response,
            Model model) {
        return pages.page(who, Answer.said(said, false), response, model);
    }
}
