package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A creator's own rows. */
@Component
class PayoutHistory {

    private final TransferRows transfers;
    private final BankPayouts bankPayouts;
    private final WaitingEarnings waiting;
    private final CurrentCreator currentCreator;

    PayoutHistory(
            TransferRows transfers, BankPayouts bankPayouts, WaitingEarnings waiting, CurrentCreator currentCreator) {
        this.transfers = transfers;
        this.bankPayouts = bankPayouts;
        this.waiting = waiting;
        this.currentCreator = currentCreator;
    }

    @Transactional(readOnly = true)
    public List<Transfer> transfersOf(CreatorId creator, int limit) {
        currentCreator.is(creator);
        return transfers.of(creator, limit);
    }

    @Transactional(readOnly = true)
    public List<BankPayout> bankPayoutsOf(CreatorId creator, int limit) {
        currentCreator.is(creator);
        return bankPayouts.of(creator, limit);
    }

    /** When readers paid the oldest of what waits for a creator to whom nothing was ever transferred. */
    @Transactional(readOnly = true)
    public Optional<Instant> waitingSince(CreatorId creator) {
        currentCreator.is(creator);
        return waiting.oldest(creator);
    }
}
