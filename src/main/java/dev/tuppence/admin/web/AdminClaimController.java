package dev.tuppence.admin.web;

import dev.tuppence.admin.Decisions;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.SignedInReader;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an address left unpaid when its account was deleted was cleared with whoever has it now. */
@Controller
class AdminClaimController {

    private final Decisions decisions;
    private final ReaderPseudonyms pseudonyms;

    AdminClaimController(Decisions decisions, ReaderPseudonyms pseudonyms) {
        this.decisions = decisions;
        this.pseudonyms = pseudonyms;
    }

    @OpenTo({})
    @PostMapping("/admin/readers/{name:[0-9a-f]{32}}/clear")
    String clear(
            @AuthenticationPrincipal SignedInReader admin, @PathVariable String name, RedirectAttributes redirect) {
        ReaderId reader = pseudonyms.behind(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        decisions.clearClaim(reader, name, admin.reader());
        redirect.addFlashAttribute("notice", "admin.reader.claim.done");
        return "redirect:/admin/readers/" + name;
    }
}
