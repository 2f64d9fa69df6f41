package dev.tuppence.admin.web;

import dev.tuppence.admin.ReviewDecisions;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.screening.WithholdingReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The steps of a review. Who comes too late, or has to leave it to another admin, is told. */
@Controller
class ReviewDecisionController {

    private static final String ONE = ReviewController.PATH + "/{id:\\d{1,18}}";
    private static final int MOST_READERS = 1_000;

    private final ReviewDecisions decisions;
    private final ReaderPseudonyms pseudonyms;

    ReviewDecisionController(ReviewDecisions decisions, ReaderPseudonyms pseudonyms) {
        this.decisions = decisions;
        this.pseudonyms = pseudonyms;
    }

    @OpenTo({})
    @PostMapping(ONE + "/clear")
    String clear(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("cleared", () -> decisions.clear(id, admin.reader()), id, redirect);
    }

    @OpenTo({})
    @PostMapping(ONE + "/propose")
    String propose(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable long id,
            @RequestParam WithholdingReason reason,
            @RequestParam(defaultValue = "") List<String> readers,
            RedirectAttributes redirect) {
        Set<ReaderId> named = readers.stream()
                .limit(MOST_READERS)
                .map(pseudonyms::behind)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return saying("proposed", () -> decisions.propose(id, reason, named, admin.reader()), id, redirect);
    }

    @OpenTo({})
    @PostMapping(ONE + "/refuse")
    String refuse(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("refused", () -> decisions.refuse(id, admin.reader()), id, redirect);
    }

    @OpenTo({})
    @PostMapping(ONE + "/agree")
    String agree(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("agreed", () -> decisions.agree(id, admin.reader()), id, redirect);
    }

    @OpenTo({})
    @PostMapping(ONE + "/grant")
    String grant(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("granted", () -> decisions.grant(id, admin.reader()), id, redirect);
    }

    @OpenTo({})
    @PostMapping(ONE + "/deny")
    String deny(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("denied", () -> decisions.deny(id, admin.reader()), id, redirect);
    }

    @OpenTo({})
    @PostMapping(ONE + "/close")
    String close(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("closed", () -> decisions.close(id, admin.reader()), id, redirect);
    }

    private static String saying(String done, Runnable act, long id, RedirectAttributes redirect) {
        return new Outcome("screening.done", ReviewController.PATH + "/" + id).of(done, act, redirect);
    }
}
