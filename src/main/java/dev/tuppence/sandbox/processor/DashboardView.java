package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Payout;
import com.stripe.model.Refund;
import com.stripe.model.Transfer;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The newest of everything. */
record DashboardView(
        List<Payment> payments,
        List<Moved> transfers,
        List<Moved> payouts,
        List<Disputed> disputes,
        List<Refunded> refunds,
        List<WebhookDeliveries.Row> webhooks) {

    /** @param kept neither given back nor disputed */
    record Payment(
            String id,
            Money amount,
            Instant at,
            String status,
            @Nullable String failure,
            boolean kept) {}

    record Moved(String id, Money amount, Instant at, String to, String status) {}

    record Disputed(String id, String payment, Money amount, Instant at, String status, String reason, boolean open) {}

    record Refunded(
            String id,
            String payment,
            Money amount,
            Instant at,
            String status,
            @Nullable String reason) {}

    @Component
    @Profile("sandbox")
    static class Reader {

        private static final int NEWEST = 25;

        private final ObjectStore store;
        private final WebhookDeliveries deliveries;

        Reader(ObjectStore store, WebhookDeliveries deliveries) {
            this.store = store;
            this.deliveries = deliveries;
        }

        @Transactional(readOnly = true)
        public DashboardView read() {
            return new DashboardView(
                    store.newest(PaymentIntent.class, NEWEST).stream()
                            .map(this::payment)
                            .toList(),
                    store.newest(Transfer.class, NEWEST).stream()
                            .map(Reader::transfer)
                            .toList(),
                    store.newest(Payout.class, NEWEST).stream()
                            .map(Reader::payout)
                            .toList(),
                    store.newest(Dispute.class, NEWEST).stream()
                            .map(Reader::dispute)
                            .toList(),
                    store.newest(Refund.class, NEWEST).stream()
                            .map(Reader::refund)
                            .toList(),
                    deliveries.newest(NEWEST));
        }

        private Payment payment(PaymentIntent intent) {
            boolean kept = Optional.of(intent)
                    .filter(found -> found.getStatus().equals("succeeded"))
                    .flatMap(found -> store.find(Charge.class, "", found.getLatestCharge()))
                    .filter(charge -> !charge.getRefunded() && !charge.getDisputed())
                    .isPresent();
            String failure = intent.getLastPaymentError() == null
                    ? null
                    : intent.getLastPaymentError().getMessage();
            return new Payment(
                    intent.getId(),
                    money(intent.getAmount(), intent.getCurrency()),
                    Instant.ofEpochSecond(intent.getCreated()),
                    intent.getStatus(),
                    failure,
                    kept);
        }

        private static Moved transfer(Transfer transfer) {
            return new Moved(
                    transfer.getId(),
                    money(transfer.getAmount(), transfer.getCurrency()),
                    Instant.ofEpochSecond(transfer.getCreated()),
                    transfer.getDestination(),
                    "paid");
        }

        private static Moved payout(Payout payout) {
            return new Moved(
                    payout.getId(),
                    money(payout.getAmount(), payout.getCurrency()),
                    Instant.ofEpochSecond(payout.getArrivalDate()),
                    payout.getDestination(),
                    payout.getStatus());
        }

        private static Disputed dispute(Dispute dispute) {
            return new Disputed(
                    dispute.getId(),
                    dispute.getPaymentIntent(),
                    money(dispute.getAmount(), dispute.getCurrency()),
                    Instant.ofEpochSecond(dispute.getCreated()),
                    dispute.getStatus(),
                    dispute.getReason(),
                    DisputeDesk.isOpen(dispute));
        }

        private static Refunded refund(Refund refund) {
            return new Refunded(
                    refund.getId(),
                    refund.getPaymentIntent(),
                    money(refund.getAmount(), refund.getCurrency()),
                    Instant.ofEpochSecond(refund.getCreated()),
                    refund.getStatus(),
                    refund.getPendingReason() == null ? refund.getFailureReason() : refund.getPendingReason());
        }

        private static Money money(long amount, String currency) {
            return Money.ofMinorUnits(amount, Tariff.code(currency));
        }
    }
}
