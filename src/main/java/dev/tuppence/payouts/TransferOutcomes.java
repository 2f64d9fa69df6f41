package dev.tuppence.payouts;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.payments.TransferFailed;
import dev.tuppence.payments.TransferSent;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The processor's word on a transfer, booked in the transaction that recorded it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TransferOutcomes {

    private final TransferRows rows;
    private final Ledger ledger;
    private final ReleaseEarnings.Tenants tenants;

    TransferOutcomes(TransferRows rows, Ledger ledger, ReleaseEarnings.Tenants tenants) {
        this.rows = rows;
        this.ledger = ledger;
        this.tenants = tenants;
    }

    @EventListener
    void on(TransferSent sent) {
        idOf(sent.reference())
                .flatMap(id -> tenants.every().call(() -> rows.decide(id, TransferState.SENT, sent.transfer(), null)))
                .ifPresent(transfer -> ledger.post(Posting.of("transfer-sent", transfer.id())
                        .voucher(sent.transfer())
                        .debit(Accounts.inTransit(transfer.creator()), transfer.amount())
                        .credit(Account.of(AccountType.PSP_CLEARING), transfer.amount())
                        .build()));
    }

    /** The mirror of the request: the money is available again, and the next run or retry takes it. */
    @EventListener
    void on(TransferFailed failed) {
        idOf(failed.reference())
                .flatMap(id -> tenants.every().call(() -> fail(id, failed.code())))
                .ifPresent(this::giveBack);
    }

    private void giveBack(Transfer transfer) {
        ledger.post(Posting.of("transfer-failed", transfer.id())
                .debit(Accounts.inTransit(transfer.creator()), transfer.amount())
                .credit(Accounts.available(transfer.creator()), transfer.amount())
                .build());
    }

    private Optional<Transfer> fail(long id, String code) {
        rows.creatorOf(id).ifPresent(tenants.terms()::lock); // who asks for more meanwhile sees what comes back
        Optional<Transfer> failed = rows.decide(id, TransferState.FAILED, null, code);
        failed.ifPresent(transfer -> rows.giveBack(transfer.id()));
        return failed;
    }

    private static Optional<Long> idOf(String reference) {
        return reference.startsWith(RequestTransfer.REFERENCE)
                ? Optional.of(Long.valueOf(reference.substring(RequestTransfer.REFERENCE.length())))
                : Optional.empty();
    }
}
