package dev.tuppence.admin.web;

import dev.tuppence.admin.TaxDecisions;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A reader showed where they live. */
@Controller
class TaxMoveController {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;

    private final Settlements settlements;
    private final TaxDecisions decisions;

    TaxMoveController(Settlements settlements, TaxDecisions decisions) {
        this.settlements = settlements;
        this.decisions = decisions;
    }

    @OpenTo({})
    @PostMapping("/admin/settlements/{id:\\d{1,18}}/country")
    String move(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable long id,
            @RequestParam String country,
            @RequestParam String evidence,
            RedirectAttributes redirect) {
        SettlementView one = settlements.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String code = country.strip().toUpperCase(Locale.ROOT);
        String seen = evidence.strip();
        String said;
        if (!COUNTRIES.contains(code) || seen.length() < SHORTEST || seen.length() > LONGEST) {
            said = "unreadable";
        } else {
            said = decisions.move(one, code, seen, admin.reader()) ? "moved" : "there-already";
        }
        redirect.addFlashAttribute("notice", "admin.settlement.tax." + said);
        return "redirect:/admin/settlements/" + id;
    }
}
