package dev.tuppence.admin.web;

import dev.tuppence.admin.Hit;
import dev.tuppence.admin.Search;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.RateLimit;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One box for every id. Sent, not part of an address: a mail address does not belong into logs and histories. */
@Controller
class SearchController {

    private static final int SEARCHES = 30;

    private final Search search;
    private final RateLimit limit = new RateLimit(SEARCHES, Duration.ofMinutes(1));

    SearchController(Search search) {
        this.search = search;
    }

    /** Who changes the language or reloads comes here without a question. */
    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/search")
    String ask(Model model) {
        return page(List.of(), null, model);
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @PostMapping("/admin/search")
    String search(@AuthenticationPrincipal SignedInReader operator, @RequestParam String q, Model model) {
        if (limit.refuses(Long.toString(operator.reader().value())).isPresent()) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        List<Hit> hits = search.find(q, operator);
        if (hits.size() == 1) {
            return "redirect:" + hits.getFirst().address();
        }
        return page(hits, q, model);
    }

    private static String page(List<Hit> hits, @Nullable String q, Model model) {
        model.addAttribute("hits", hits);
        model.addAttribute("q", q);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/search";
    }
}
