package dev.tuppence.unlocks.web;

import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.web.ReadingPages.Found;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one item. Looking at it never charges anything. */
@Controller
class ReadingController {

    private final ReadingPages pages;
    private final Detour detour;
    private final ReadingAnswers answers;

    ReadingController(ReadingPages pages, Detour detour, ReadingAnswers answers) {
        this.pages = pages;
        this.detour = detour;
        this.answers = answers;
    }

    @GetMapping("/@{handle}/{slug}")
    ModelAndView read(
            @PathVariable String handle,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String said,
            @AuthenticationPrincipal @Nullable SignedInReader who,
            HttpServletResponse response) {
        Found found = pages.find(handle, slug);
        if (!found.at(handle, slug)) {
            return answers.redirectTo(found.offer());
        }
        Reading reading = pages.page(found, who);
        return answers.page(reading, Answer.said(said, reading.view().held()), who, response);
    }

    /** The end of a detour. */
    @GetMapping(path = "/@{handle}/{slug}", params = "unlock")
    ModelAndView readOn(
            @PathVariable String handle,
            @PathVariable String slug,
            @RequestParam("unlock") String signed,
            @AuthenticationPrincipal @Nullable SignedInReader who,
            HttpServletRequest request,
            HttpServletResponse response) {
        Reading reading = pages.page(pages.find(handle, slug), who);
        Detour.Arrival arrival = detour.back(reading, signed, request, response);
        return answers.page(arrival.reading(), arrival.answer(), who, response);
    }
}
