package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What banks, people in the processor's dashboard and time do to the card processor, as buttons and tests want it. Its events
 * come as webhooks, after the call. A payment is named by Stripe's id of its intent, {@code pi_…}; amounts are minor units.
 */
@Component
@Profile("sandbox")
public class SandboxProcessor {

    private final ObjectStore store;
    private final BalanceBook balance;
    private final DisputeDesk disputes;
    private final FraudWarnings warnings;
    private final Refunds refunds;
    private final ProcessorDue due;

    SandboxProcessor(
            ObjectStore store,
            BalanceBook balance,
            DisputeDesk disputes,
            FraudWarnings warnings,
            Refunds refunds,
            ProcessorDue due) {
        this.store = store;
        this.balance = balance;
        this.disputes = disputes;
        this.warnings = warnings;
        this.refunds = refunds;
        this.due = due;
    }

    /**
     * The cardholder disputes a card payment as fraudulent: all of it that was neither given back nor disputed.
     *
     * @return the dispute's id
     * @throws NothingToDispute when that payment was not made, or nothing is left of it
     */
    @Transactional
    public String openDispute(String payment) {
        return openDispute(payment, "fraudulent");
    }

    /** @param reason one of Stripe's, e.g. {@code product_not_received} */
    @Transactional
    public String openDispute(String payment, String reason) {
        Charge charge = charge(payment);
        return disputes.open(charge, left(charge), reason).getId();
    }

    /** @param amount a part of the payment, or more than all of it when exchange rates moved */
    @Transactional
    public String openDispute(String payment, String reason, long amount) {
        return disputes.open(charge(payment), amount, reason).getId();
    }

    /** The cardholder's bank asks what the payment was for, and withdraws nothing. */
    @Transactional
    public String openInquiry(String payment) {
        Charge charge = charge(payment);
        return disputes.inquire(charge, left(charge), "fraudulent").getId();
    }

    /** An inquiry becomes a dispute. */
    @Transactional
    public void escalate(String inquiry) {
        Dispute dispute = undecided(inquiry);
        Charge charge = store.lock(Charge.class, "", dispute.getCharge()).orElseThrow();
        if (DisputeDesk.keepsTheMoney(dispute) || disputes.leftOf(charge) == 0) {
            throw new NothingToDispute(inquiry);
        }
        disputes.escalate(dispute, charge);
    }

    /**
     * The cardholder's bank decides, whether evidence was sent or not; an inquiry just ends.
     *
     * @param won for the platform
     * @throws NothingToDispute when there is no such dispute, or it is decided
     */
    @Transactional
    public void decideDispute(String dispute, boolean won) {
        disputes.decide(undecided(dispute), won);
    }

    /** The cardholder's bank suspects fraud: an early fraud warning. */
    @Transactional
    public String warnOfFraud(String payment) {
        return warnings.warn(charge(payment)).getId();
    }

    /**
     * Somebody gives all that is left of a payment back by hand.
     *
     * @return the refund's id
     */
    @Transactional
    public String refund(String payment) {
        return refund(Map.of("payment_intent", new String[] {payment}));
    }

    /** @param amount not more than is left of it */
    @Transactional
    public String refund(String payment, long amount) {
        return refund(Map.of("payment_intent", new String[] {payment}, "amount", new String[] {Long.toString(amount)}));
    }

    /**
     * Everything that the time of today's clock makes due: balances, refunds, payouts to banks, disputes nobody answered.
     * Returns when the application was told. Not inside a transaction.
     */
    public void advance() {
        due.runDue();
    }

    /** The platform's own, one for each currency it ever had. */
    public List<ProcessorBalance> balances() {
        return balance.sums("").entrySet().stream()
                .map(entry -> {
                    CurrencyCode currency = Tariff.code(entry.getKey());
                    return new ProcessorBalance(
                            Money.ofMinorUnits(entry.getValue().available(), currency),
                            Money.ofMinorUnits(entry.getValue().pending(), currency));
                })
                .toList();
    }

    private String refund(Map<String, String[]> parameters) {
        try {
            return refunds.create(Parameters.of(parameters)).getId();
        } catch (Refusal refusal) {
            throw new NothingToRefund(refusal);
        }
    }

    private Charge charge(String payment) {
        return store.lock(PaymentIntent.class, "", payment)
                .filter(intent -> intent.getStatus().equals("succeeded"))
                .flatMap(intent -> store.lock(Charge.class, "", intent.getLatestCharge()))
                .orElseThrow(() -> new NothingToDispute(payment));
    }

    private long left(Charge charge) {
        long left = disputes.leftOf(charge);
        if (left == 0) {
            throw new NothingToDispute(charge.getPaymentIntent());
        }
        return left;
    }

    private Dispute undecided(String dispute) {
        return store.lock(Dispute.class, "", dispute)
                .filter(DisputeDesk::isOpen)
                .orElseThrow(() -> new NothingToDispute(dispute));
    }
}
