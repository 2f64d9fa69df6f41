package dev.tuppence.unlocks.web;

import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.web.ReadingPages.Found;
import dev.tuppence.unlocks.web.UnlockAttempts.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The button with the price on it. Answers in place for htmx, with the page's own address without script. */
@Controller
class UnlockController {

    private final ReadingPages pages;
    private final UnlockAttempts attempts;
    private final Gates gates;
    private final ReadingAnswers answers;

    UnlockController(ReadingPages pages, UnlockAttempts attempts, Gates gates, ReadingAnswers answers) {
        this.pages = pages;
        this.attempts = attempts;
        this.gates = gates;
        this.answers = answers;
    }

    @PostMapping("/@{handle}/{slug}/unlock")
    ModelAndView unlock(
            @PathVariable String handle,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String quote,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
            @AuthenticationPrincipal @Nullable SignedInReader who,
            HttpServletRequest request,
            HttpServletResponse response) {
        Found found = pages.find(handle, slug);
        Attempt attempt = attempts.unlock(found.offer(), quote, who, request, response);
        if (attempt.opened() && !inPlace) {
            return answers.redirectTo(found.offer(), attempt.answer());
        }
        Reading reading = attempt.held() == null
                ? gates.explain(pages.page(found, attempt.who()), attempt, quote, request, response)
                : pages.held(found, attempt.held());
        return inPlace
                ? answers.part(reading, attempt.answer(), attempt.who(), response)
                : answers.page(reading, attempt.answer(), attempt.who(), response);
    }
}
