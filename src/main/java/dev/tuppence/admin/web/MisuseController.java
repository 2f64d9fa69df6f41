package dev.tuppence.admin.web;

import dev.tuppence.admin.ReversalDecisions;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.reversals.Misuse;
import dev.tuppence.reversals.Misuses;
import dev.tuppence.reversals.PurchasesSum;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sessions that a program or somebody else used: ended by one admin, their charges taken back by two. */
@Controller
class MisuseController {

    private static final String PATH = "/admin/misuse";
    private static final int LONGEST_HOURS = 24 * 60;
    private static final int SHORTEST = 10;
    private static final Outcome OUTCOME = new Outcome("reversals.misuse", PATH);
    private static final int LONGEST = 500;

    /** @param mine who asked does not decide */
    record Row(Misuse one, String reader, List<PurchasesSum> sums, boolean mine) {}

    private final Misuses misuses;
    private final ReversalDecisions decisions;
    private final ReaderPseudonyms pseudonyms;
    private final Clock clock;

    MisuseController(Misuses misuses, ReversalDecisions decisions, ReaderPseudonyms pseudonyms, Clock clock) {
        this.misuses = misuses;
        this.decisions = decisions;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping(PATH)
    String list(
            @AuthenticationPrincipal SignedInReader admin, @RequestParam(defaultValue = "0") int page, Model model) {
        int bounded = AdminPages.bounded(page);
        List<Misuse> found = misuses.list(bounded, AdminPages.SIZE);
        model.addAttribute("rows", found.stream().map(one -> row(one, admin)).toList());
        model.addAttribute("longest", LONGEST_HOURS);
        model.addAttribute("newer", bounded == 0 ? null : PATH + "?page=" + (bounded - 1));
        model.addAttribute("older", found.size() == AdminPages.SIZE ? PATH + "?page=" + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/misuse";
    }

    @OpenTo({})
    @PostMapping(PATH)
    String stop(
            @AuthenticationPrincipal SignedInReader admin,
            @RequestParam String reader,
            @RequestParam int hours,
            @RequestParam String note,
            RedirectAttributes redirect) {
        Optional<ReaderId> named = pseudonyms.behind(reader.strip());
        String why = note.strip();
        if (named.isEmpty()
                || hours < 1
                || hours > LONGEST_HOURS
                || why.length() < SHORTEST
                || why.length() > LONGEST) {
            return OUTCOME.of("unreadable", redirect);
        }
        decisions.stop(named.get(), clock.instant().minus(Duration.ofHours(hours)), why, admin.reader());
        return OUTCOME.of("stopped", redirect);
    }

    @OpenTo({})
    @PostMapping(PATH + "/{id:\\d{1,18}}/agree")
    String agree(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("agreed", () -> decisions.agree(id, admin.reader()), redirect);
    }

    @OpenTo({})
    @PostMapping(PATH + "/{id:\\d{1,18}}/refuse")
    String refuse(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("refused", () -> decisions.refuse(id, admin.reader()), redirect);
    }

    private Row row(Misuse one, SignedInReader admin) {
        return new Row(
                one,
                pseudonyms.forOperator(one.reader()),
                misuses.sums(one),
                one.askedBy().equals(admin.reader()));
    }
}
