package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Money back to a card, from the available balance; without enough of it a refund waits. */
@Component
@Profile("sandbox")
class Refunds {

    private final ObjectStore store;
    private final BalanceBook balance;
    private final RefundsUnderWay underWay;
    private final FraudWarnings warnings;
    private final EventLog events;
    private final Clock clock;

    Refunds(
            ObjectStore store,
            BalanceBook balance,
            RefundsUnderWay underWay,
            FraudWarnings warnings,
            EventLog events,
            Clock clock) {
        this.store = store;
        this.balance = balance;
        this.underWay = underWay;
        this.warnings = warnings;
        this.events = events;
        this.clock = clock;
    }

    Refund create(Parameters parameters) {
        Charge charge = chargeOf(parameters);
        requireNoChargeback(charge);
        long left = charge.getAmount() - charge.getAmountRefunded();
        long amount = parameters.number("amount", left);
        RefundDocument.requireRefundable(charge, amount, left);
        Refund refund = RefundDocument.of(charge, amount, parameters, clock.instant());
        pay(refund, charge);
        store.insert("", refund);
        refunded(charge, amount);
        events.happened("refund.created", refund);
        events.happened("charge.refunded", charge);
        return refund;
    }

    List<String> due() {
        return underWay.due();
    }

    /** What became known of one that is under way. The caller begins the transaction. */
    void proceed(String id) {
        String paid = store.find(Refund.class, "", id).orElseThrow().getCharge();
        Charge charge = store.lock(Charge.class, "", paid).orElseThrow();
        if (!underWay.take(id)) {
            return; // another run or a dispute was faster
        }
        Refund refund = store.find(Refund.class, "", id).orElseThrow();
        if (refund.getStatus().equals("succeeded")) {
            fail(refund, charge, "expired_or_canceled_card");
        } else if (refund.getBalanceTransaction() != null) {
            succeed(refund);
        } else if (pay(refund, charge)) {
            store.update(refund);
            events.happened("refund.updated", refund);
        }
    }

    /** The bank took the payment back itself: what was not paid yet is not paid any more. The caller holds the charge. */
    void disputed(Charge charge) {
        store.all(Refund.class, "", "payment_intent", charge.getPaymentIntent()).stream()
                .filter(refund -> refund.getStatus().equals("pending") && refund.getBalanceTransaction() == null)
                .forEach(refund -> {
                    underWay.take(refund.getId());
                    fail(refund, charge, "charge_for_pending_refund_disputed");
                });
        warnings.settled(charge);
    }

    private boolean pay(Refund refund, Charge charge) {
        balance.lock("");
        if (!balance.covers(movement(refund, "refund", -refund.getAmount()))) {
            refund.setStatus("pending");
            refund.setPendingReason("insufficient_funds");
            underWay.waits(refund.getId());
            return false;
        }
        Sequel sequel = RefundDocument.sequelOf(charge);
        boolean later = sequel == Sequel.REFUND_LATER;
        refund.setBalanceTransaction(move(refund, "refund", -refund.getAmount()));
        refund.setStatus(later ? "pending" : "succeeded");
        refund.setPendingReason(later ? "processing" : null);
        if (later || sequel == Sequel.REFUND_FAILS) {
            underWay.isKnownLater(refund.getId());
        }
        return true;
    }

    private void succeed(Refund refund) {
        refund.setStatus("succeeded");
        refund.setPendingReason(null);
        store.update(refund);
        events.happened("refund.updated", refund);
    }

    private void fail(Refund refund, Charge charge, String reason) {
        refund.setStatus("failed");
        refund.setPendingReason(null);
        refund.setFailureReason(reason);
        if (refund.getBalanceTransaction() != null) {
            refund.setFailureBalanceTransaction(move(refund, "refund_failure", refund.getAmount()));
        }
        store.update(refund);
        refunded(charge, -refund.getAmount());
        events.happened("refund.updated", refund);
        events.happened("refund.failed", refund);
    }

    private void refunded(Charge charge, long more) {
        charge.setAmountRefunded(charge.getAmountRefunded() + more);
        charge.setRefunded(charge.getAmountRefunded().equals(charge.getAmount()));
        store.update(charge);
        if (charge.getRefunded()) {
            warnings.settled(charge);
        }
    }

    private String move(Refund refund, String type, long amount) {
        return balance.book("", movement(refund, type, amount)).getId();
    }

    private static BalanceBook.Movement movement(Refund refund, String type, long amount) {
        String description = "Refund of " + refund.getCharge();
        return new BalanceBook.Movement(type, type, amount, 0, refund.getCurrency(), refund.getId(), description);
    }

    private Charge chargeOf(Parameters parameters) {
        String id = parameters.text("charge").orElseGet(() -> latestChargeOf(parameters.required("payment_intent")));
        return store.lock(Charge.class, "", id)
                .filter(Charge::getPaid)
                .orElseThrow(() -> Refusal.noSuchParameter("charge", id, "charge"));
    }

    private String latestChargeOf(String id) {
        PaymentIntent intent = store.find(PaymentIntent.class, "", id)
                .orElseThrow(() -> Refusal.noSuchParameter("payment_intent", id, "payment_intent"));
        if (!intent.getStatus().equals("succeeded")) {
            String message = "This PaymentIntent (%s) does not have a successful charge to refund.".formatted(id);
            throw Refusal.unexpectedState("payment_intent_unexpected_state", message);
        }
        return intent.getLatestCharge();
    }

    private void requireNoChargeback(Charge charge) {
        boolean chargedBack = store.all(Dispute.class, "", "payment_intent", charge.getPaymentIntent()).stream()
                .anyMatch(DisputeDesk::keepsTheMoney);
        if (chargedBack) {
            String message = "Charge %s has been charged back; cannot issue a refund.".formatted(charge.getId());
            throw Refusal.unexpectedState("charge_disputed", message);
        }
    }
}
