package dev.tuppence.admin;

import dev.tuppence.creators.CreatorPage;
import dev.tuppence.payouts.BankPayout;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.payouts.Transfer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What went to a creator: transfers, and what the processor paid to its bank. */
@Component
class PayoutHistories {

    private final Payouts payouts;

    PayoutHistories(Payouts payouts) {
        this.payouts = payouts;
    }

    List<Happening> of(CreatorPage creator) {
        List<Happening> all = new ArrayList<>();
        for (Transfer one : payouts.transfersOf(creator.id())) {
            String page = "/admin/creators/%s/transfers/%d".formatted(creator.handle(), one.id());
            all.add(Happening.of(one.requestedAt(), "transfer.requested", one.amount())
                    .shownAt(page));
            if (one.decidedAt() != null) {
                all.add(Happening.of(one.decidedAt(), "transfer." + one.state(), one.amount())
                        .with(one.failure() == null ? one.processorTransfer() : one.failure())
                        .shownAt(page));
            }
        }
        for (BankPayout one : payouts.bankPayoutsOf(creator.id())) {
            boolean failed = one.state().equals("failed") || one.state().equals("canceled");
            all.add(Happening.of(one.firstSeenAt(), failed ? "payout.failed" : "payout", one.amount())
                    .with(one.failure() == null ? one.payout() : one.failure()));
        }
        return all;
    }
}
