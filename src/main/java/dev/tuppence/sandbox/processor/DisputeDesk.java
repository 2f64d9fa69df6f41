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

    DisputeDesk(
            ObjectStore store,
            BalanceBook balance,
            Refunds refunds,
            EventLog events,
            ProcessorSettings settings,
            Clock clock) {
        this.store = store;
        this.balance = balance;
        this.refunds = refunds;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** The cardholder wants an amount back. It may be more than was paid, where exchange rates moved. */
    Dispute open(Charge charge, long amount, String reason) {
        Dispute dispute = document(charge, amount, reason);
        dispute.setStatus("needs_response");
        withdraw(dispute, charge);
        store.insert("", dispute);
        events.happened("charge.dispute.created", dispute);
        events.happened("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    /** Only a question: nothing is withdrawn. */
    Dispute inquire(Charge charge, long amount, String reason) {
        Dispute dispute = document(charge, amount, reason);
        dispute.setStatus("warning_needs_response");
        dispute.setIsChargeRefundable(true);
        dispute.getPaymentMethodDetails().getCard().setCaseType("inquiry");
        store.insert("", dispute);
        disputed(charge);
        events.happened("charge.dispute.created", dispute);
        return dispute;
    }

    /** The answer to the question was not enough. What was given back meanwhile is not withdrawn again. */
    void escalate(Dispute dispute, Charge charge) {
        dispute.setAmount(Math.min(dispute.getAmount(), leftOf(charge)));
        dispute.setEvidenceDetails(DisputeDocument.evidenceDetails(answerBy()));
        dispute.setStatus("needs_response");
        withdraw(dispute, charge);
        store.update(dispute);
        events.happened("charge.dispute.updated", dispute);
        events.happened("charge.dispute.funds_withdrawn", dispute);
    }

    /** The bank has the last word; an inquiry just ends. */
    void decide(Dispute dispute, boolean won) {
        if (dispute.getStatus().startsWith("warning")) {
            close(dispute, "warning_closed");
            return;
        }
        if (!won) {
            close(dispute, "lost");
            return;
        }
        long fee = settings.disputeFeeReturned()
                ? -Tariff.of(dispute.getCurrency()).disputeFee()
                : 0;
        move(dispute, "dispute_reversal", dispute.getAmount(), fee, "Chargeback reversal for " + dispute.getCharge());
        close(dispute, "won");
        events.happened("charge.dispute.funds_reinstated", dispute);
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

    /** What of the payment was neither given back nor taken back. */
    long leftOf(Charge charge) {
        long disputed = store.all(Dispute.class, "", "payment_intent", charge.getPaymentIntent()).stream()
                .filter(DisputeDesk::keepsTheMoney)
                .mapToLong(Dispute::getAmount)
                .sum();
        return Math.max(charge.getAmount() - charge.getAmountRefunded() - disputed, 0);
    }

    private Dispute document(Charge charge, long amount, String reason) {
        return DisputeDocument.of(charge, amount, reason, clock.instant(), answerBy());
    }

    private Instant answerBy() {
        return clock.instant().plus(settings.disputeAnswerWithin());
    }

    private void withdraw(Dispute dispute, Charge charge) {
        dispute.setIsChargeRefundable(false);
        dispute.getPaymentMethodDetails().getCard().setCaseType("chargeback");
        long fee = Tariff.of(charge.getCurrency()).disputeFee();
        move(dispute, "dispute", -dispute.getAmount(), fee, "Chargeback withdrawal for " + charge.getId());
        disputed(charge);
        refunds.disputed(charge);
    }

    private void disputed(Charge charge) {
        charge.setDisputed(true);
        store.update(charge);
    }

    private void close(Dispute dispute, String status) {
        dispute.setStatus(status);
        store.update(dispute);
        events.happened("charge.dispute.closed", dispute);
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
