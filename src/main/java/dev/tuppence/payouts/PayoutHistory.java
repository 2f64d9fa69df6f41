package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A creator's own rows. */
@Component
class PayoutHistory {

    private final TransferRows transfers;
    private final BankPayouts bankPayouts;
    private final CurrentCreator currentCreator;

    PayoutHistory(TransferRows transfers, BankPayouts bankPayouts, CurrentCreator currentCreator) {
        this.transfers = transfers;
        this.bankPayouts = bankPayouts;
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
}
