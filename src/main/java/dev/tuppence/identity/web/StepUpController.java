package dev.tuppence.identity.web;

import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.SignIn;
import dev.tuppence.identity.SignInContexts;
import dev.tuppence.identity.StepUps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Operators prove once more who they are. To everybody else this page does not exist. */
@Controller
@RequestMapping("/login/step-up")
class StepUpController {

    private final SignInContexts contexts;
    private final StepUps stepUps;

    StepUpController(SignInContexts contexts, StepUps stepUps) {
        this.contexts = contexts;
        this.stepUps = stepUps;
    }

    @GetMapping
    String ask(@RequestParam(required = false) @Nullable String next, HttpServletRequest request, Model model) {
        return page(next, stepUps.awaited(operator(request)), model);
    }

    @PostMapping("/code")
    String mailCode(@RequestParam(required = false) @Nullable String next, HttpServletRequest request, Locale locale) {
        stepUps.send(byMail(request), locale);
        return "redirect:/login/step-up?next=" + LocalPath.of(next).encoded();
    }

    @PostMapping
    String confirm(
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (stepUps.confirm(byMail(request), code)) {
            return "redirect:" + LocalPath.of(next).value();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("failed", true);
        return page(next, true, model);
    }

    private String page(@Nullable String next, boolean sent, Model model) {
        model.addAttribute("next", LocalPath.of(next).value());
        model.addAttribute("byMail", stepUps.byMail());
        model.addAttribute("sent", sent);
        model.addAttribute("scripts", List.of("/passkey.js"));
        return "identity/step-up";
    }

    private SignIn byMail(HttpServletRequest request) {
        if (!stepUps.byMail()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return operator(request);
    }

    private SignIn operator(HttpServletRequest request) {
        return contexts.signInOf(request)
                .filter(signIn -> signIn.reader().operator())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
