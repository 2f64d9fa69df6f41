package dev.tuppence.identity.web;

import dev.tuppence.identity.ConfirmedMail;
import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.MailLinks;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.SignInContexts;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, which is also signing up: by mail link, or by the passkey this page's script asks for. */
@Controller
@RequestMapping("/login")
class LoginController {

    private static final List<String> SCRIPTS = List.of("/passkey.js");

    private final MailLinks links;
    private final ConfirmedMail confirmed;
    private final SignInContexts contexts;

    LoginController(MailLinks links, ConfirmedMail confirmed, SignInContexts contexts) {
        this.links = links;
        this.confirmed = confirmed;
        this.contexts = contexts;
    }

    @GetMapping
    String login(
            @RequestParam(required = false) @Nullable String next,
            @AuthenticationPrincipal @Nullable SignedInReader reader,
            Model model) {
        LocalPath path = LocalPath.of(next);
        if (reader != null && !reader.guest()) {
            return "redirect:" + path.value();
        }
        return page(new LoginForm("", path.value()), model);
    }

    @PostMapping
    String mailLink(
            @Valid @ModelAttribute("form") LoginForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, model);
        }
        links.send(form.mail(), LocalPath.of(form.next()), locale, Visit.of(request));
        return "redirect:/login/sent";
    }

    @GetMapping("/sent")
    String sent() {
        return "identity/login-sent";
    }

    /** Mail scanners open links before people do: opening changes nothing, the button on the page signs in. */
    @GetMapping("/link")
    String link(@RequestParam String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("scripts", List.of("/zone.js"));
        return "identity/login-link";
    }

    @PostMapping("/link")
    String signIn(
            @RequestParam String token,
            @RequestParam(required = false) @Nullable String zone,
            @AuthenticationPrincipal @Nullable SignedInReader asking,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Optional<MailLinks.Opened> opened = links.take(token);
        if (opened.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            model.addAttribute("failed", true);
            return page(new LoginForm("", LocalPath.HOME.value()), model);
        }
        ReaderId reader = confirmed.belongsTo(opened.get().mail(), asking, locale, Zones.of(zone));
        contexts.signIn(reader, SignInMethod.MAIL_LINK, request, response);
        return "redirect:" + opened.get().next().value();
    }

    private static String page(LoginForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("scripts", SCRIPTS);
        return "identity/login";
    }
}
