package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
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
    private final ProcessorDay day;
    private final TransactionTemplate transaction;

    SandboxProcessor(
            ObjectStore store,
            BalanceBook balance,
            DisputeDesk disputes,
            ProcessorDay day,
            TransactionTemplate transaction) {
        this.store = store;
        this.balance = balance;
        this.disputes = disputes;
        this.day = day;
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
        day.runDue();
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
