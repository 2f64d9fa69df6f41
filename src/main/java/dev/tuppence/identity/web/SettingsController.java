package dev.tuppence.identity.web;

import dev.tuppence.identity.Languages;
import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.Passkeys;
import dev.tuppence.identity.Profile;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignInContexts;
import dev.tuppence.identity.SignIns;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What readers decide about themselves: language, time zone, home currency, where they are signed in. */
@Controller
class SettingsController {

    private final Readers readers;
    private final SignIns signIns;
    private final SignInContexts contexts;
    private final Passkeys passkeys;
    private final Languages languages;

    SettingsController(
            Readers readers, SignIns signIns, SignInContexts contexts, Passkeys passkeys, Languages languages) {
        this.readers = readers;
        this.signIns = signIns;
        this.contexts = contexts;
        this.passkeys = passkeys;
        this.languages = languages;
    }

    @GetMapping("/settings")
    String settings(@AuthenticationPrincipal SignedInReader reader, Locale locale, Model model) {
        Profile profile = readers.profileOf(reader.reader());
        var form = new SettingsForm(
                locale.getLanguage(),
                profile.zone().equals(ZoneId.of("Z")) ? "UTC" : profile.zone().getId(),
                profile.homeCurrency().name(),
                profile.country());
        return page(reader, form, model);
    }

    @PostMapping("/settings")
    String save(
            @AuthenticationPrincipal SignedInReader reader,
            @Valid @ModelAttribute("form") SettingsForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(reader, form, model);
        }
        Locale language = languages.named(form.language()).orElseThrow();
        readers.change(reader.reader(), language, Zones.of(form.zone()), CurrencyCode.valueOf(form.homeCurrency()));
        readers.liveIn(reader.reader(), form.country());
        languages.choose(language, response);
        redirect.addFlashAttribute("notice", "identity.settings.saved");
        return "redirect:/settings";
    }

    /** The switch on every page. */
    @PostMapping("/language")
    String language(
            @RequestParam String language,
            @RequestParam(required = false) @Nullable String next,
            @AuthenticationPrincipal @Nullable SignedInReader reader,
            HttpServletResponse response) {
        languages.named(language).ifPresent(chosen -> {
            languages.choose(chosen, response);
            if (reader != null) {
                readers.speak(reader.reader(), chosen);
            }
        });
        return "redirect:" + LocalPath.of(next).value();
    }

    @PostMapping("/settings/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        contexts.signOut(request, response);
        redirect.addFlashAttribute("notice", "identity.signed-out");
        return "redirect:/";
    }

    @PostMapping("/settings/sign-out-everywhere")
    String signOutEverywhere(
            @AuthenticationPrincipal SignedInReader reader,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        signIns.endAll(reader.reader());
        contexts.signOut(request, response);
        redirect.addFlashAttribute("notice", "identity.signed-out-everywhere");
        return "redirect:/";
    }

    private String page(SignedInReader reader, SettingsForm form, Model model) {
        Profile profile = readers.profileOf(reader.reader());
        model.addAttribute("form", form);
        model.addAttribute("mail", profile.mail());
        model.addAttribute("guest", reader.guest());
        model.addAttribute("languages", Languages.ALL);
        model.addAttribute("zones", Zones.ALL);
        model.addAttribute("countries", Countries.in(LocaleContextHolder.getLocale()));
        model.addAttribute(
                "currencies",
                Arrays.stream(CurrencyCode.values()).map(Enum::name).sorted().toList());
        model.addAttribute("passkeys", reader.guest() ? List.of() : passkeys.of(reader.reader()));
        model.addAttribute("scripts", List.of("/passkey.js"));
        return "identity/settings";
    }
}
