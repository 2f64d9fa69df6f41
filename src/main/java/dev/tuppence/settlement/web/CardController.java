package dev.tuppence.settlement.web;

import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.Profile;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.payments.ProcessorSilent;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** To the processor's page where a card is typed, and back. The number never comes here. */
@Controller
class CardController {

    private final Cards cards;
    private final Readers readers;
    private final SiteAddress site;

    CardController(Cards cards, Readers readers, SiteAddress site) {
        this.cards = cards;
        this.readers = readers;
        this.site = site;
    }

    /** A card belongs to an account: a guest signs in first and then comes back here. */
    @GetMapping("/tab/card")
    String save(
            @AuthenticationPrincipal SignedInReader who,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(defaultValue = "false") boolean spare,
            Locale locale,
            RedirectAttributes redirect) {
        LocalPath then = next == null ? new LocalPath("/tab") : LocalPath.of(next);
        Profile profile = readers.profileOf(who.reader());
        if (profile.mail() == null) {
            redirect.addAttribute("next", "/tab/card?next=" + then.encoded());
            return "redirect:/login";
        }
        var returnTo = URI.create(site.at("/tab/card/done?next=" + then.encoded()));
        try {
            return "redirect:"
                    + cards.startSaving(new Payer(who.reader().value()), profile.mail(), returnTo, locale, spare);
        } catch (ProcessorSilent silent) {
            return say(redirect, "settlement.notice.silent", then);
        }
    }

    /** Saved or not; the processor knows. */
    @GetMapping("/tab/card/done")
    String done(
            @AuthenticationPrincipal SignedInReader who,
            @RequestParam(required = false) @Nullable String next,
            RedirectAttributes redirect) {
        LocalPath then = next == null ? new LocalPath("/tab") : LocalPath.of(next);
        var payer = new Payer(who.reader().value());
        try {
            boolean saved = cards.refresh(payer);
            return say(redirect, saved ? "settlement.notice.card-saved" : "settlement.notice.card-not-saved", then);
        } catch (ProcessorSilent silent) {
            return say(redirect, "settlement.notice.silent", then);
        }
    }

    private static String say(RedirectAttributes redirect, String notice, LocalPath then) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:" + then.value();
    }
}
