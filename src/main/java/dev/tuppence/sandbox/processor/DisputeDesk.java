package dev.tuppence.sandbox.processor;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A cardholder's bank takes a payment back, asks the platform, and decides. Callers hold the rows. */
@Component
@Profile("sandbox")
class DisputeDesk {

    private final ObjectStore store;
    private final BalanceBook balance;
    private final Refunds refunds;
    private final EventLog events;
    private final ProcessorSettings settings;
    private final Clock clock;

    DisputeDesk(ObjectStore store, BalanceBook balance, Refunds refunds, EventLog events, ProcessorSettings settings, Clock clock) {
        this.store = store;
        this.balance = balance;
        this.refunds = refunds;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the test card that paid is known for. */
    void follow(Charge charge, Sequel sequel) {
        switch (sequel) {
            case FRAUD_DISPUTE -> open(charge, "fraudulent", false);
            case NOT_RECEIVED_DISPUTE -> open(charge, "product_not_received", false);
            case INQUIRY -> open(charge, "fraudulent", true);
            case NONE, AVAILABLE_AT_ONCE, REFUND_LATER, REFUND_FAILS -> {}
        }
    }

    /** @param inquiry only a question: nothing is withdrawn */
    Dispute open(Charge charge, String reason, boolean inquiry) {
        refunds.disputed(charge);
        long amount = charge.getAmount() - charge.getAmountRefunded();
        Instant now = clock.instant();
        Dispute dispute =
                DisputeDocument.of(charge, amount, reason, now, now.plus(settings.disputeAnswerWithin()));
        dispute.setIsChargeRefundable(inquiry);
        dispute.getPaymentMethodDetails().getCard().setCaseType(inquiry ? "inquiry" : "chargeback");
        dispute.setStatus(inquiry ? "warning_needs_response" : "needs_response");
        if (!inquiry) {
            long fee = Tariff.of(charge.getCurrency()).disputeFee();
            move(dispute, "dispute", -amount, fee, "Chargeback withdrawal for " + charge.getId());
        }
        store.insert("", dispute);
        charge.setDisputed(true);
        store.update(charge);
        events.happened("charge.dispute.created", dispute);
        if (!inquiry) {
            events.happened("charge.dispute.funds_withdrawn", dispute);
        }
        return dispute;
    }

    /** The bank has the last word; an inquiry just ends. */
    void decide(Dispute dispute, boolean won) {
        boolean inquiry = dispute.getStatus().startsWith("warning");
        if (inquiry) {
            dispute.setStatus("warning_closed");
        } else {
            dispute.setStatus(won ? "won" : "lost");
        }
        if (won && !inquiry) {
            long fee = settings.disputeFeeReturned()
                    ? -Tariff.of(dispute.getCurrency()).disputeFee()
                    : 0;
            move(
                    dispute,
                    "dispute_reversal",
                    dispute.getAmount(),
                    fee,
                    "Chargeback reversal for " + dispute.getCharge());
        }
        store.update(dispute);
        events.happened("charge.dispute.closed", dispute);
        if (won && !inquiry) {
            events.happened("charge.dispute.funds_reinstated", dispute);
        }
    }

    /** Whoever does not answer in time has lost. */
    void loseUnanswered() {
        Set<String> waiting = Set.of("needs_response", "warning_needs_response");
        store.lockDue(Dispute.class, "", waiting, "{evidence_details,due_by}")
                .forEach(dispute -> decide(dispute, false));
    }

    /** An inquiry does not, nor does a dispute that was won. */
    static boolean keepsTheMoney(Dispute dispute) {
        return switch (dispute.getStatus()) {
            case "needs_response", "under_review", "lost" -> true;
            default -> false;
        };
    }

    static boolean isOpen(Dispute dispute) {
        return switch (dispute.getStatus()) {
            case "needs_response", "under_review", "warning_needs_response", "warning_under_review" -> true;
            default -> false;
        };
    }

    private void move(Dispute dispute, String category, long amount, long fee, String description) {
        BalanceTransaction transaction = balance.book(
                "",
                new BalanceBook.Movement(
                        "adjustment", category, amount, fee, dispute.getCurrency(), dispute.getId(), description));
        List<BalanceTransaction> transactions = new ArrayList<>(dispute.getBalanceTransactions());
        transactions.add(transaction);
        dispute.setBalanceTransactions(transactions);
    }
}
