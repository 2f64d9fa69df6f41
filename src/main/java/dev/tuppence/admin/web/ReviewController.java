package dev.tuppence.admin.web;

import dev.tuppence.admin.AuditAction;
import dev.tuppence.admin.AuditLog;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.screening.Review;
import dev.tuppence.screening.Reviews;
import dev.tuppence.screening.Signal;
import dev.tuppence.screening.WithholdingReason;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Creators in review: what was noticed, and what can be decided by whom. */
@Controller
class ReviewController {

    static final String PATH = "/admin/reviews";

    /** @param reader as the operator names readers; none when it is about the creator alone */
    record Row(Signal signal, @Nullable String reader) {}

    private final Reviews reviews;
    private final Creators creators;
    private final AuditLog audit;
    private final ReaderPseudonyms pseudonyms;

    ReviewController(Reviews reviews, Creators creators, AuditLog audit, ReaderPseudonyms pseudonyms) {
        this.reviews = reviews;
        this.creators = creators;
        this.audit = audit;
        this.pseudonyms = pseudonyms;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        int bounded = AdminPages.bounded(page);
        List<Review> found = reviews.list(bounded, AdminPages.SIZE);
        model.addAttribute("reviews", found);
        model.addAttribute(
                "creators", creators.pagesOf(found.stream().map(Review::creator).toList()));
        model.addAttribute("newer", bounded == 0 ? null : PATH + "?page=" + (bounded - 1));
        model.addAttribute("older", found.size() == AdminPages.SIZE ? PATH + "?page=" + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/reviews";
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping(PATH + "/{id:\\d{1,18}}")
    String show(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, Model model) {
        Review one = reviews.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Signal> signals = reviews.signalsOf(one);
        audit.addEach(admin.reader(), AuditAction.REVIEW_VIEWED, "review " + id, seen(one, signals));
        List<Row> rows = signals.stream().map(this::row).toList();
        model.addAttribute("one", one);
        model.addAttribute("creator", creators.pagesOf(List.of(one.creator())).get(one.creator()));
        model.addAttribute("rows", rows);
        model.addAttribute(
                "readers",
                one.readers().isEmpty()
                        ? rows.stream()
                                .map(Row::reader)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList()
                        : one.readers().stream().map(pseudonyms::forOperator).toList());
        model.addAttribute("held", reviews.inQuestion(one));
        model.addAttribute("reversal", reviews.reversalOf(one).orElse(null));
        model.addAttribute("reasons", WithholdingReason.values());
        model.addAttribute("proposedByMe", admin.reader().equals(one.proposedBy()));
        model.addAttribute("agreedByMe", admin.reader().equals(one.agreedBy()));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/review";
    }

    private static Set<ReaderId> seen(Review one, List<Signal> signals) {
        return Stream.concat(one.readers().stream(), signals.stream().map(Signal::reader))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Row row(Signal signal) {
        return new Row(signal, signal.reader() == null ? null : pseudonyms.forOperator(signal.reader()));
    }
}
