package dev.tuppence.unlocks.web;

import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import dev.tuppence.unlocks.web.ReadingPages.Found;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The reader's undo, from the article or from the tab. */
@Controller
class ReturnController {

    private final ReadingPages pages;
    private final Unlocks unlocks;
    private final ReadingAnswers answers;
    private final TabPages tabs;

    ReturnController(ReadingPages pages, Unlocks unlocks, ReadingAnswers answers, TabPages tabs) {
        this.pages = pages;
        this.unlocks = unlocks;
        this.answers = answers;
        this.tabs = tabs;
    }

    @PostMapping("/@{handle}/{slug}/return")
    ModelAndView giveBack(
            @PathVariable String handle,
            @PathVariable String slug,
            @RequestParam int take,
            @RequestParam(defaultValue = "NONE") ReturnReason reason,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
            @AuthenticationPrincipal @Nullable SignedInReader who,
            HttpServletResponse response,
            Model model) {
        SignedInReader reader = known(who);
        Found found = pages.find(handle, slug);
        Answer answer = giveBack(found, take, reason, reader, model);
        if (answer == Answer.RETURNED && !found.published()) {
            String library = "/library?said=" + answer.key(); // its page is gone for whoever gave it back
            return new ModelAndView((inPlace ? "redirect:htmx:" : "redirect:") + library);
        }
        if (answer == Answer.RETURNED && !inPlace) {
            return answers.redirectTo(found.offer(), answer);
        }
        Reading reading = pages.page(found, reader);
        return inPlace
                ? answers.part(reading, answer, reader, response)
                : answers.page(reading, answer, reader, response);
    }

    @PostMapping(path = "/@{handle}/{slug}/return", params = "from=tab")
    String giveBackFromTab(
            @PathVariable String handle,
            @PathVariable String slug,
            @RequestParam int take,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
            @AuthenticationPrincipal @Nullable SignedInReader who,
            HttpServletResponse response,
            Model model) {
        SignedInReader reader = known(who);
        Answer answer = giveBack(pages.find(handle, slug), take, ReturnReason.NONE, reader, model);
        if (inPlace) {
            return tabs.part(reader, answer, response, model);
        }
        return answer == Answer.RETURNED
                ? "redirect:/tab?said=" + answer.key()
                : tabs.page(reader, answer, response, model);
    }

    private Answer giveBack(Found found, int take, ReturnReason reason, SignedInReader who, Model model) {
        if (reason.ofPlatform()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            unlocks.giveBack(who.reader(), found.offer().item(), take, reason);
            return Answer.RETURNED;
        } catch (NotReturnable not) {
            model.addAttribute("why", Keys.of(not.why()));
            return Answer.NOT_RETURNED;
        }
    }

    /** Visitors hold nothing. */
    private static SignedInReader known(@Nullable SignedInReader who) {
        if (who == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return who;
    }
}
