package dev.tuppence.admin.web;

import dev.tuppence.admin.BreakDecisions;
import dev.tuppence.admin.Placement;
import dev.tuppence.admin.Placements;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.payments.ProcessorSilent;
import dev.tuppence.reconciliation.ProcessorBreak;
import dev.tuppence.reconciliation.Reconciliation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The books beside the processor's, and the queue of what differs. */
@Controller
class ReconciliationController {

    private static final int RUNS = 10;
    private static final String PATH = "/admin/reconciliation";
    private static final Outcome OUTCOME = new Outcome("admin.reconciliation", PATH);
    private static final Outcome PLACING = new Outcome("admin.placement", PATH);

    /**
     * @param owner as the operator names admins
     * @param placeable it can be a creator's
     */
    record Row(
            ProcessorBreak one,
            @Nullable String owner,
            boolean mine,
            boolean placeable,
            @Nullable Asked asked) {}

    /**
     * Somebody would book it against this creator's balance.
     *
     * @param mine who asked does not decide
     */
    record Asked(Placement one, @Nullable CreatorPage creator, boolean mine) {}

    private final Reconciliation reconciliation;
    private final BreakDecisions decisions;
    private final Placements placements;
    private final Creators creators;
    private final ReaderPseudonyms pseudonyms;

    ReconciliationController(
            Reconciliation reconciliation,
            BreakDecisions decisions,
            Placements placements,
            Creators creators,
            ReaderPseudonyms pseudonyms) {
        this.reconciliation = reconciliation;
        this.decisions = decisions;
        this.placements = placements;
        this.creators = creators;
        this.pseudonyms = pseudonyms;
    }

    @OpenTo(Role.FINANCE)
    @GetMapping(PATH)
    String show(
            @AuthenticationPrincipal SignedInReader admin, @RequestParam(defaultValue = "0") int page, Model model) {
        int bounded = AdminPages.bounded(page);
        List<ProcessorBreak> found = reconciliation.breaks(bounded, AdminPages.SIZE);
        model.addAttribute("rows", rows(found, admin));
        model.addAttribute("balances", reconciliation.balances());
        model.addAttribute("runs", reconciliation.runs(RUNS));
        model.addAttribute("newer", bounded == 0 ? null : PATH + "?page=" + (bounded - 1));
        model.addAttribute("older", found.size() == AdminPages.SIZE ? PATH + "?page=" + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/reconciliation";
    }

    @OpenTo(Role.FINANCE)
    @PostMapping(PATH + "/{id:\\d{1,18}}/take")
    String take(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("taken", () -> decisions.take(id, admin.reader()), redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping(PATH + "/{id:\\d{1,18}}/resolve")
    String resolve(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable long id,
            @RequestParam String note,
            RedirectAttributes redirect) {
        return OUTCOME.of("resolved", () -> decisions.resolve(id, note.strip(), admin.reader()), redirect);
    }

    /** Not in a transaction: the processor is asked to whom it went. */
    @OpenTo(Role.FINANCE)
    @PostMapping(PATH + "/{id:\\d{1,18}}/place")
    String place(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable long id,
            @RequestParam String note,
            RedirectAttributes redirect) {
        return PLACING.of(
                () -> {
                    try {
                        placements.request(id, note.strip(), admin.reader());
                        return "asked";
                    } catch (ProcessorSilent e) {
                        return "silent";
                    }
                },
                redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/placements/{id:\\d{1,18}}/approve")
    String approve(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return PLACING.of("placed", () -> placements.approve(id, admin.reader()), redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/placements/{id:\\d{1,18}}/refuse")
    String refuse(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return PLACING.of("refused", () -> placements.refuse(id, admin.reader()), redirect);
    }

    private List<Row> rows(List<ProcessorBreak> found, SignedInReader admin) {
        List<Placement> open = placements.openAbout(found);
        Map<CreatorId, CreatorPage> pages = creators.pagesOf(
                open.stream().map(Placement::creator).distinct().toList());
        Map<Long, Asked> asked = open.stream()
                .collect(Collectors.toMap(
                        Placement::difference,
                        one -> new Asked(
                                one, pages.get(one.creator()), one.requestedBy().equals(admin.reader()))));
        return found.stream()
                .map(one -> new Row(
                        one,
                        one.owner() == null ? null : pseudonyms.forOperator(one.owner()),
                        admin.reader().equals(one.owner()),
                        Placements.placeable(one),
                        asked.get(one.id())))
                .toList();
    }
}
