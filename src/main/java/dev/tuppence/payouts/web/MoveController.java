package dev.tuppence.payouts.web;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.SignIn;
import dev.tuppence.identity.SignInContexts;
import dev.tuppence.identity.StepUps;
import dev.tuppence.payouts.Payouts;
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

/** The creator's bank is in another country now. Whoever holds a browser only must not send the money elsewhere. */
@Controller
class MoveController {

    private final Payouts payouts;
    private final Creators creators;
    private final StepUps stepUps;
    private final SignInContexts contexts;

    MoveController(Payouts payouts, Creators creators, StepUps stepUps, SignInContexts contexts) {
        this.payouts = payouts;
        this.creators = creators;
        this.stepUps = stepUps;
        this.contexts = contexts;
    }

    @GetMapping("/studio/{handle}/payouts/move")
    ModelAndView show(CreatorId creator, HttpServletRequest request) {
        return page(creator, request, HttpStatus.OK);
    }

    @PostMapping("/studio/{handle}/payouts/move/code")
    String mailCode(CreatorId creator, HttpServletRequest request, Locale locale) {
        stepUps.send(signIn(request), locale);
        return "redirect:" + address(creator) + "/move";
    }

    @PostMapping("/studio/{handle}/payouts/move")
    ModelAndView move(
            CreatorId creator,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (!stepUps.prove(signIn(request), code)) {
            return page(creator, request, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("notice", payouts.move(creator) ? "payouts.move.done" : "payouts.move.pending");
        return new ModelAndView("redirect:" + address(creator));
    }

    private ModelAndView page(CreatorId creator, HttpServletRequest request, HttpStatus status) {
        CreatorPage about = creators.pageOf(creator);
        var page = new ModelAndView("payouts/move", status);
        page.addObject("creator", about);
        page.addObject("accent", about.accent());
        page.addObject("stylesheets", List.of("/studio.css", "/payouts.css"));
        page.addObject("sent", contexts.signInOf(request).map(stepUps::awaited).orElse(false));
        page.addObject("failed", status != HttpStatus.OK);
        return page;
    }

    private SignIn signIn(HttpServletRequest request) {
        return contexts.signInOf(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private String address(CreatorId creator) {
        return "/studio/%s/payouts".formatted(creators.pageOf(creator).handle());
    }
}
