package dev.tuppence.departures.web;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.departures.CreatorDepartures;
import dev.tuppence.identity.SignIn;
import dev.tuppence.identity.SignInContexts;
import dev.tuppence.identity.StepUps;
import dev.tuppence.payouts.Earnings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A creator leaves: what will happen, a proof that it is the creator, and the way back. */
@Controller
class LeavePageController {

    private final CreatorDepartures departures;
    private final Creators creators;
    private final Earnings earnings;
    private final StepUps stepUps;
    private final SignInContexts contexts;

    LeavePageController(
            CreatorDepartures departures,
            Creators creators,
            Earnings earnings,
            StepUps stepUps,
            SignInContexts contexts) {
        this.departures = departures;
        this.creators = creators;
        this.earnings = earnings;
        this.stepUps = stepUps;
        this.contexts = contexts;
    }

    @GetMapping("/studio/{handle}/leave")
    ModelAndView show(CreatorId creator, HttpServletRequest request) {
        return page(creator, request, HttpStatus.OK);
    }

    @PostMapping("/studio/{handle}/leave/code")
    String mailCode(CreatorId creator, HttpServletRequest request, Locale locale) {
        stepUps.send(signIn(request), locale);
        return "redirect:" + address(creator);
    }

    @PostMapping("/studio/{handle}/leave")
    ModelAndView leave(
            CreatorId creator,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (!stepUps.prove(signIn(request), code)) {
            return page(creator, request, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        departures.ask(creator);
        redirect.addFlashAttribute("notice", "departures.page.asked");
        return new ModelAndView("redirect:" + address(creator));
    }

    @PostMapping("/studio/{handle}/leave/undo")
    String undo(CreatorId creator, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "notice", departures.undo(creator) ? "departures.page.undone" : "departures.too-late");
        return "redirect:" + address(creator);
    }

    private ModelAndView page(CreatorId creator, HttpServletRequest request, HttpStatus status) {
        CreatorPage about = creators.pageOf(creator);
        var page = new ModelAndView("departures/leave-page", status);
        page.addObject("creator", about);
        page.addObject("accent", about.accent());
        page.addObject("stylesheets", List.of("/studio.css", "/payouts.css"));
        page.addObject("departure", departures.underWay(creator).orElse(null));
        page.addObject("days", departures.undoFor().toDays());
        page.addObject(
                "sums",
                earnings.currencies(creator).stream()
                        .map(currency -> earnings.sumOf(creator, currency))
                        .toList());
        page.addObject("sent", contexts.signInOf(request).map(stepUps::awaited).orElse(false));
        page.addObject("failed", status != HttpStatus.OK);
        return page;
    }

    private SignIn signIn(HttpServletRequest request) {
        return contexts.signInOf(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private String address(CreatorId creator) {
        return "/studio/%s/leave".formatted(creators.pageOf(creator).handle());
    }
}
