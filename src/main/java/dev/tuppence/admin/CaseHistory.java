package dev.tuppence.admin;

import dev.tuppence.disputes.CreatorCase;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a dispute. */
final class CaseHistory {

    private CaseHistory() {}

    static List<Happening> of(DisputeCase one) {
        List<Happening> all = new ArrayList<>();
        add(all, one, one.openedAt(), "case.opened", one.amount());
        add(all, one, one.answeredAt(), one.evidence() == null ? "case.answered" : "case.contested", null);
        add(all, one, one.offeredAt(), "case.offered", one.amount());
        add(all, one, one.closedAt(), "case.closed." + one.state(), null);
        add(all, one, one.reinstatedAt(), "case.reinstated", null);
        return all;
    }

    /** As far as it is a creator's. */
    static List<Happening> of(CreatorCase one) {
        List<Happening> all = new ArrayList<>();
        all.add(Happening.of(one.openedAt(), "case.opened", one.claimed()));
        if (one.closedAt() != null) {
            all.add(Happening.of(one.closedAt(), "case.closed." + one.state(), null));
        }
        return all;
    }

    private static void add(
            List<Happening> all, DisputeCase one, @Nullable Instant at, String what, @Nullable Money amount) {
        if (at != null) {
            all.add(Happening.of(at, what, amount).with(one.dispute()).shownAt("/admin/cases/" + one.id()));
        }
    }
}
