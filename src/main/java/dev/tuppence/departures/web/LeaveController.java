package dev.tuppence.departures.web;

import dev.tuppence.departures.Departures;
import dev.tuppence.identity.SignIn;
import dev.tuppence.identity.SignInContexts;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.StepUps;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A reader leaves: what will happen, a proof that it is the reader, and the way back. */
@Controller
@RequestMapping("/settings/leave")
class LeaveController {

    private final Departures departures;
    private final Leaving leaving;
    private final StepUps stepUps;
    private final SignInContexts contexts;

    LeaveController(Departures departures, Leaving leaving, StepUps stepUps, SignInContexts contexts) {
        this.departures = departures;
        this.leaving = leaving;
        this.stepUps = stepUps;
        this.contexts = contexts;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal SignedInReader reader, HttpServletRequest request) {
        return page(reader, signIn(request), HttpStatus.OK);
    }

    @PostMapping("/code")
    String mailCode(HttpServletRequest request, Locale locale) {
        stepUps.send(signIn(request), locale);
        return "redirect:/settings/leave";
    }

    @PostMapping
    ModelAndView leave(
            @AuthenticationPrincipal SignedInReader reader,
            @RequestParam String code,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        SignIn signIn = signIn(request);
        if (!leaving.free(reader.reader()) || !stepUps.prove(signIn, code)) {
            return page(reader, signIn, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        departures.ask(reader.reader());
        leaving.settle(reader.reader());
        redirect.addFlashAttribute("notice", "departures.asked");
        return new ModelAndView("redirect:/settings/leave");
    }

    @PostMapping("/undo")
    String undo(@AuthenticationPrincipal SignedInReader reader, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "notice", departures.undo(reader.reader()) ? "departures.undone" : "departures.too-late");
        return "redirect:/settings/leave";
    }

    private ModelAndView page(SignedInReader reader, SignIn signIn, HttpStatus status) {
        var page = new ModelAndView("departures/leave", status);
        page.addObject("departure", departures.underWay(reader.reader()).orElse(null));
        page.addObject("days", departures.undoFor().toDays());
        page.addObject("tabs", leaving.owing(reader.reader()));
        page.addObject("card", leaving.hasCard(reader.reader()));
        page.addObject("pages", leaving.pagesOf(reader.reader()));
        page.addObject("lastAdmin", leaving.isLastAdmin(reader.reader()));
        page.addObject("free", leaving.free(reader.reader()));
        page.addObject("sent", stepUps.awaited(signIn));
        page.addObject("failed", status != HttpStatus.OK);
        return page;
    }

    /** A guest has nothing that could be forgotten but a cookie. */
    private SignIn signIn(HttpServletRequest request) {
        return contexts.signInOf(request)
                .filter(signIn -> !signIn.reader().guest())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
