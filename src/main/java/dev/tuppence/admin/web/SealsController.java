package dev.tuppence.admin.web;

import dev.tuppence.admin.Decisions;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.seals.Seals;
import dev.tuppence.seals.Verifications;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Do the books fit their seals? Asked here, answered in the background. */
@Controller
class SealsController {

    private static final int RUNS = 20;
    private static final String HASH = "[0-9a-f]{64}";

    private final Seals seals;
    private final Verifications verifications;
    private final Decisions decisions;

    SealsController(Seals seals, Verifications verifications, Decisions decisions) {
        this.seals = seals;
        this.verifications = verifications;
        this.decisions = decisions;
    }

    @OpenTo(Role.FINANCE)
    @GetMapping("/admin/seals")
    String seals(Model model) {
        model.addAttribute("head", seals.head().orElse(null));
        model.addAttribute("runs", verifications.list(RUNS));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/seals";
    }

    /** @param expected a hash kept outside; blank for none */
    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/seals/verify")
    String verify(
            @AuthenticationPrincipal SignedInReader admin,
            @RequestParam(defaultValue = "") String expected,
            RedirectAttributes redirect) {
        String hash = expected.strip().toLowerCase(Locale.ROOT);
        if (hash.isEmpty() || hash.matches(HASH)) {
            decisions.verifyBooks(hash.isEmpty() ? null : hash, admin.reader());
        } else {
            redirect.addFlashAttribute("notice", "admin.seals.no-hash");
        }
        return "redirect:/admin/seals";
    }
}
