package dev.tuppence.settlement.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.payments.ProcessorSilent;
import dev.tuppence.settlement.ReaderSettlements;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.unlocks.NotReturnable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A reader's settlements: what they are for, where they stand and what to do. */
@Controller
@RequestMapping("/tab/settlements")
class SettlementController {

    private static final int SHOWN = 100;
    private static final List<String> SHEETS = List.of("/reading.css");

    private final Settlements settlements;
    private final ReaderSettlements own;
    private final SheetViews sheets;
    private final SiteAddress site;
    private final Cards cards;

    SettlementController(
            Settlements settlements, ReaderSettlements own, SheetViews sheets, SiteAddress site, Cards cards) {
        this.settlements = settlements;
        this.own = own;
        this.sheets = sheets;
        this.site = site;
        this.cards = cards;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedInReader who, Model model) {
        var payer = new Payer(who.reader().value());
        model.addAttribute("settlements", settlements.of(who.reader(), SHOWN));
        model.addAttribute("card", cards.of(payer).orElse(null));
        model.addAttribute("spare", cards.spareOf(payer).orElse(null));
        model.addAttribute("stylesheets", SHEETS);
        return "settlement/list";
    }

    @GetMapping("/{id}")
    String show(@AuthenticationPrincipal SignedInReader who, @PathVariable long id, Model model) {
        model.addAttribute("page", sheets.of(own.open(who.reader(), id)));
        model.addAttribute("stylesheets", SHEETS);
        return "settlement/sheet";
    }

    @PostMapping("/{id}/pay")
    String pay(@AuthenticationPrincipal SignedInReader who, @PathVariable long id) {
        own.pay(who.reader(), id);
        return page(id);
    }

    @PostMapping("/{id}/prefund")
    String prefund(@AuthenticationPrincipal SignedInReader who, @PathVariable long id) {
        own.prefund(who.reader(), id);
        return page(id);
    }

    @PostMapping("/{id}/postpone")
    String postpone(@AuthenticationPrincipal SignedInReader who, @PathVariable long id, RedirectAttributes redirect) {
        boolean postponed = own.postpone(who.reader(), id);
        return say(redirect, id, postponed ? "settlement.notice.postponed" : "settlement.notice.not-postponed");
    }

    @PostMapping("/{id}/items/{item}/{take}/remove")
    String remove(
            @AuthenticationPrincipal SignedInReader who,
            @PathVariable long id,
            @PathVariable long item,
            @PathVariable int take,
            RedirectAttributes redirect) {
        try {
            own.remove(who.reader(), id, new ItemId(item), take);
            return say(redirect, id, "settlement.notice.removed");
        } catch (NotReturnable not) {
            String why = not.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return say(redirect, id, "settlement.notice.not-removed." + why);
        }
    }

    /** To the bank's page, and back by the next method. */
    @PostMapping("/{id}/authenticate")
    String authenticate(
            @AuthenticationPrincipal SignedInReader who, @PathVariable long id, RedirectAttributes redirect) {
        try {
            return own.authenticate(who.reader(), id, URI.create(site.at(path(id) + "/authenticated")))
                    .map(bank -> "redirect:" + bank)
                    .orElse(page(id));
        } catch (ProcessorSilent silent) {
            return say(redirect, id, "settlement.notice.silent");
        }
    }

    @GetMapping("/{id}/authenticated")
    String authenticated(@AuthenticationPrincipal SignedInReader who, @PathVariable long id) {
        own.refresh(who.reader(), id);
        return page(id);
    }

    private static String say(RedirectAttributes redirect, long id, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return page(id);
    }

    static String page(long id) {
        return "redirect:" + path(id);
    }

    private static String path(long id) {
        return "/tab/settlements/" + id;
    }
}
