package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Payee;
import dev.tuppence.payments.Refunds;
import dev.tuppence.payments.Transfers;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves available money into a transfer, its row, its booking and the wish to the processor at once. */
@Component
class RequestTransfer {

    static final String REFERENCE = "transfer-";

    private final TransferRows rows;
    private final Ledger ledger;
    private final Transfers transfers;
    private final Refunds refunds;
    private final PayoutsSettings settings;
    private final Clock clock;

    RequestTransfer(
            TransferRows rows,
            Ledger ledger,
            Transfers transfers,
            Refunds refunds,
            PayoutsSettings settings,
            Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.transfers = transfers;
        this.refunds = refunds;
        this.settings = settings;
        this.clock = clock;
    }

    /** One balance pays both; a refund that gets no answer for long holds up nobody. */
    boolean refundsWait(CurrencyCode currency) {
        return refunds.waiting(currency, clock.instant().minus(settings.refundsFirst()));
    }

    boolean pending(CreatorId creator) {
        return rows.pending(creator);
    }

    /** The transfer's number; empty while another of this creator and currency is pending. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> of(CreatorId creator, Money amount, TransferTrigger trigger) {
        Optional<Long> inserted = rows.insert(creator, amount, trigger);
        inserted.ifPresent(transfer -> {
            rows.take(creator, amount.currency(), transfer);
            ledger.post(Posting.of("transfer-requested", transfer)
                    .debit(Accounts.available(creator), amount)
                    .credit(Accounts.inTransit(creator), amount)
                    .build());
            transfers.request(REFERENCE + transfer, new Payee(creator.value()), amount);
        });
        return inserted;
    }
}
