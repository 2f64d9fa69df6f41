package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What banks and time do to the card processor, as buttons and tests want it. Its events come as webhooks, after the call. */
@Component
@Profile("sandbox")
public class SandboxProcessor {

    private final ObjectStore store;
    private final BalanceBook balance;
    private final DisputeDesk disputes;
    private final Refunds refunds;
    private final ProcessorDue due;
    private final TransactionTemplate transaction;

    SandboxProcessor(
            ObjectStore store,
            BalanceBook balance,
            DisputeDesk disputes,
            Refunds refunds,
            ProcessorDue due,
            TransactionTemplate transaction) {
        this.store = store;
        this.balance = balance;
        this.disputes = disputes;
        this.refunds = refunds;
        this.due = due;
        this.transaction = transaction;
    }

    /**
     * The cardholder disputes a card payment, wholly, as fraudulent.
     *
     * @param paymentIntent Stripe's id, {@code pi_…}
     * @return the dispute's id
     * @throws NothingToDispute when that payment was not made or is disputed already
     */
    public String openDispute(String paymentIntent) {
        return openDispute(paymentIntent, "fraudulent");
    }

    /** @param reason one of Stripe's, e.g. {@code product_not_received} */
    public String openDispute(String paymentIntent, String reason) {
        return transaction.execute(status -> {
            Charge charge = store.lock(PaymentIntent.class, "", paymentIntent)
                    .filter(intent -> intent.getStatus().equals("succeeded"))
                    .flatMap(intent -> store.lock(Charge.class, "", intent.getLatestCharge()))
                    .filter(found -> !found.getDisputed())
                    .orElseThrow(() -> new NothingToDispute(paymentIntent));
            return disputes.open(charge, reason, false).getId();
        });
    }

    /**
     * Somebody gives money back by hand, in the processor's own dashboard.
     *
     * @param paymentIntent Stripe's id, {@code pi_…}
     * @param minorUnits not more than is left of it
     * @return the refund's id
     */
    public String refund(String paymentIntent, long minorUnits) {
        return refund(Map.of("payment_intent", of(paymentIntent), "amount", of(Long.toString(minorUnits))));
    }

    /** All that is left of the payment. */
    public String refund(String paymentIntent) {
        return refund(Map.of("payment_intent", of(paymentIntent)));
    }

    /**
     * The cardholder's bank decides, whether evidence was sent or not.
     *
     * @param won for the platform
     * @throws NothingToDispute when there is no such dispute, or it is decided
     */
    public void decideDispute(String dispute, boolean won) {
        transaction.executeWithoutResult(status -> {
            Dispute found = store.lock(Dispute.class, "", dispute)
                    .filter(DisputeDesk::isOpen)
                    .orElseThrow(() -> new NothingToDispute(dispute));
            disputes.decide(found, won);
        });
    }

    /**
     * Everything that the time of today's clock makes due: balances, payouts to banks, disputes nobody answered. Returns when
     * the application was told. Not inside a transaction.
     */
    public void advance() {
        due.runDue();
    }

    private String refund(Map<String, String[]> parameters) {
        try {
            return Objects.requireNonNull(transaction.execute(
                    status -> refunds.create(Parameters.of(parameters)).getId()));
        } catch (Refusal refusal) {
            throw new NothingToRefund(refusal);
        }
    }

    private static String[] of(String value) {
        return new String[] {value};
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
}
