package dev.tuppence.sandbox.processor;

import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Money back from a connected account, as long as it is there. */
@Component
@Profile("sandbox")
class TransferReversals {

    private final ObjectStore store;
    private final BalanceBook balance;
    private final EventLog events;
    private final Clock clock;

    TransferReversals(ObjectStore store, BalanceBook balance, EventLog events, Clock clock) {
        this.store = store;
        this.balance = balance;
        this.events = events;
        this.clock = clock;
    }

    TransferReversal create(String id, Parameters parameters) {
        Transfer transfer = store.lock(Transfer.class, "", id).orElseThrow(() -> Refusal.notFound("transfer", id));
        long left = transfer.getAmount() - transfer.getAmountReversed();
        long amount = parameters.number("amount", left);
        requireReversible(transfer, amount, left);
        var reversal = new TransferReversal();
        reversal.setId(Ids.next("trr"));
        reversal.setObject("transfer_reversal");
        reversal.setAmount(amount);
        reversal.setCreated(clock.instant().getEpochSecond());
        reversal.setCurrency(transfer.getCurrency());
        reversal.setDestinationPaymentRefund(Ids.next("pyr"));
        reversal.setMetadata(parameters.metadata());
        reversal.setTransfer(id);
        move(
                transfer.getDestination(),
                "payment_refund",
                "refund",
                reversal.getDestinationPaymentRefund(),
                reversal,
                -1);
        reversal.setBalanceTransaction(move("", "transfer_refund", "transfer_reversal", reversal.getId(), reversal, 1));
        store.insert("", reversal);
        transfer.setAmountReversed(transfer.getAmountReversed() + amount);
        transfer.setReversed(amount == left);
        store.update(transfer);
        events.happened("transfer.reversed", transfer);
        return reversal;
    }

    private void requireReversible(Transfer transfer, long amount, long left) {
        if (left == 0) {
            String message = "Transfer %s is already fully reversed.".formatted(transfer.getId());
            throw Refusal.about(400, Refusal.error("invalid_request_error", null, message, null));
        }
        if (amount < 1 || amount > left) {
            String message = "The amount must be between 1 and what is not reversed, which is %d.".formatted(left);
            throw Refusal.about(400, Refusal.error("invalid_request_error", null, message, "amount"));
        }
        balance.lock(transfer.getDestination());
        if (balance.available(transfer.getDestination(), transfer.getCurrency()) < amount) {
            String message = "Insufficient funds in the destination account to reverse this transfer.";
            throw Refusal.unexpectedState("balance_insufficient", message);
        }
    }

    private String move(
            String account, String type, String category, String source, TransferReversal reversal, int sign) {
        var movement = new BalanceBook.Movement(
                type, category, sign * reversal.getAmount(), 0, reversal.getCurrency(), source, "Transfer reversal");
        return balance.book(account, movement).getId();
    }
}
