package dev.tuppence.departures.web;

import dev.tuppence.departures.Departures;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.payments.ProcessorSilent;
import dev.tuppence.settlement.LeftUnpaid;
import dev.tuppence.settlement.LeftUnpaid.Unpaid;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody comes back with an address that left something unpaid, and pays it. Amounts and dates, never what was read. */
@Controller
class LeftUnpaidController {

    private static final String PATH = "/tab/left";
    private static final String ONE = PATH + "/{id:\\d{1,18}}";

    private final Departures departures;
    private final LeftUnpaid unpaid;
    private final SiteAddress site;

    LeftUnpaidController(Departures departures, LeftUnpaid unpaid, SiteAddress site) {
        this.departures = departures;
        this.unpaid = unpaid;
        this.site = site;
    }

    @GetMapping(PATH)
    String show(@AuthenticationPrincipal SignedInReader who, Model model) {
        List<ReaderId> before = departures.before(who.reader());
        if (before.isEmpty()) {
            return "redirect:/tab";
        }
        model.addAttribute(
                "unpaid",
                before.stream()
                        .flatMap(one -> unpaid.of(one, who.reader()).stream())
                        .toList());
        model.addAttribute("stylesheets", List.of("/reading.css"));
        return "departures/left";
    }

    @PostMapping(ONE + "/pay")
    String pay(@AuthenticationPrincipal SignedInReader who, @PathVariable long id, RedirectAttributes redirect) {
        unpaid.pay(departed(who, id), id, who.reader());
        return told(who, redirect);
    }

    /** To the bank's page, and back by the next method. */
    @PostMapping(ONE + "/authenticate")
    String authenticate(
            @AuthenticationPrincipal SignedInReader who, @PathVariable long id, RedirectAttributes redirect) {
        try {
            URI back = URI.create(site.at(PATH + "/" + id + "/authenticated"));
            Optional<URI> bank = unpaid.authenticate(departed(who, id), id, who.reader(), back);
            return "redirect:" + bank.map(URI::toString).orElse(PATH);
        } catch (ProcessorSilent silent) {
            redirect.addFlashAttribute("notice", "settlement.notice.silent");
            return "redirect:" + PATH;
        }
    }

    @GetMapping(ONE + "/authenticated")
    String authenticated(
            @AuthenticationPrincipal SignedInReader who, @PathVariable long id, RedirectAttributes redirect) {
        unpaid.refresh(departed(who, id), id);
        return told(who, redirect);
    }

    private String told(SignedInReader who, RedirectAttributes redirect) {
        boolean cleared = !departures.claimed(who.reader());
        redirect.addFlashAttribute("notice", cleared ? "departures.left.paid" : "departures.left.not-yet");
        return cleared ? "redirect:/tab" : "redirect:" + PATH;
    }

    private ReaderId departed(SignedInReader who, long id) {
        return departures.before(who.reader()).stream()
                .filter(one -> unpaid.of(one, who.reader()).stream()
                        .map(Unpaid::settlement)
                        .anyMatch(own -> own == id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
