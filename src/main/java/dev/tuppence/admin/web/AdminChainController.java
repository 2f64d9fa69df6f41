package dev.tuppence.admin.web;

import dev.tuppence.admin.AuditAction;
import dev.tuppence.admin.AuditLog;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.chains.Chain;
import dev.tuppence.chains.OperatorChains;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.payouts.Earning;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Every amount's way with its postings. Items go by number; looking is written down. */
@Controller
class AdminChainController {

    /** What an amount is of, and whose data that is. */
    private record Subject(String name, @Nullable ReaderId reader) {}

    private final OperatorChains chains;
    private final Settlements settlements;
    private final Creators creators;
    private final AuditLog audit;

    AdminChainController(OperatorChains chains, Settlements settlements, Creators creators, AuditLog audit) {
        this.chains = chains;
        this.settlements = settlements;
        this.creators = creators;
        this.audit = audit;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/settlements/{id:\\d{1,18}}/chain")
    String settlement(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, Model model) {
        return page(admin, settlement(id), chains.ofSettlement(id), "/admin/settlements/" + id, model);
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/settlements/{id:\\d{1,18}}/lines/{kind:[1-4]}-{subject:\\d{1,18}}-{take:\\d{1,4}}")
    String line(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable long id,
            @PathVariable int kind,
            @PathVariable long subject,
            @PathVariable int take,
            Model model) {
        var key = new Charge.Key(ChargeKind.of(kind), new ItemId(subject), take);
        return page(admin, settlement(id), chains.ofCharge(id, key), "/admin/settlements/" + id, model);
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/creators/{handle}/earnings/{earning:\\d{1,18}}")
    String earning(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable String handle,
            @PathVariable long earning,
            Model model) {
        CreatorPage one = find(handle);
        return page(admin, subject(one), chains.ofEarning(one.id(), earning), "/admin/creators/" + one.handle(), model);
    }

    /** @param page of the earnings that it took, from 0 */
    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/creators/{handle}/transfers/{transfer:\\d{1,18}}")
    String transfer(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable String handle,
            @PathVariable long transfer,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        CreatorPage one = find(handle);
        int bounded = AdminPages.bounded(page);
        String back = "/admin/creators/" + one.handle();
        String address = "%s/transfers/%d?page=".formatted(back, transfer);
        List<Earning> lines = chains.earningsOf(one.id(), transfer, bounded, AdminPages.SIZE + 1);
        model.addAttribute("lines", lines.subList(0, Math.min(lines.size(), AdminPages.SIZE)));
        model.addAttribute("linesAt", back + "/earnings/");
        model.addAttribute("newer", bounded == 0 ? null : address + (bounded - 1));
        model.addAttribute("older", lines.size() > AdminPages.SIZE ? address + (bounded + 1) : null);
        return page(admin, subject(one), chains.ofTransfer(one.id(), transfer), back, model);
    }

    private String page(SignedInReader admin, Subject subject, Optional<Chain> chain, String back, Model model) {
        Chain found = chain.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.add(admin.reader(), AuditAction.AMOUNT_EXPLAINED, subject.name(), subject.reader());
        model.addAttribute("chain", found);
        model.addAttribute("operator", true);
        model.addAttribute("place", back.startsWith("/admin/settlements") ? "settlements" : "creators");
        model.addAttribute("back", back);
        model.addAttribute("stylesheets", List.of("/payouts.css", "/chains.css"));
        return "chains/chain";
    }

    private CreatorPage find(String handle) {
        return creators.withHandle(handle).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Subject settlement(long id) {
        return new Subject(
                "settlement " + id,
                settlements.find(id).map(SettlementView::reader).orElse(null));
    }

    private static Subject subject(CreatorPage creator) {
        return new Subject("creator " + creator.id().value(), null);
    }
}
