package dev.tuppence.sandbox.processor;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A cardholder's bank takes a payment back, asks the platform, and decides. Callers hold the rows. */
@Component
@Profile("sandbox")
class DisputeDesk {

    private static final Map<String, String> VISA_CODES =
            Map.of("fraudulent", "10.4", "product_not_received", "13.1", "product_unacceptable", "13.3");

    private final ObjectStore store;
    private final BalanceBook balance;
    private final EventLog events;
    private final ProcessorSettings settings;
    private final Clock clock;

    DisputeDesk(ObjectStore store, BalanceBook balance, EventLog events, ProcessorSettings settings, Clock clock) {
        this.store = store;
        this.balance = balance;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param inquiry only a question: nothing is withdrawn */
    Dispute open(Charge charge, String reason, boolean inquiry) {
        var dispute = new Dispute();
        dispute.setId(Ids.next("du"));
        dispute.setObject("dispute");
        dispute.setAmount(charge.getAmount());
        dispute.setCharge(charge.getId());
        dispute.setCreated(clock.instant().getEpochSecond());
        dispute.setCurrency(charge.getCurrency());
        dispute.setEvidence(new Dispute.Evidence());
        dispute.setEvidenceDetails(evidenceDetails());
        dispute.setIsChargeRefundable(inquiry);
        dispute.setLivemode(false);
        dispute.setMetadata(Map.of());
        dispute.setPaymentIntent(charge.getPaymentIntent());
        dispute.setPaymentMethodDetails(details(charge, reason, inquiry));
        dispute.setReason(reason);
        dispute.setStatus(inquiry ? "warning_needs_response" : "needs_response");
        dispute.setBalanceTransactions(List.of());
        if (!inquiry) {
            long fee = Tariff.of(charge.getCurrency()).disputeFee();
            move(dispute, "dispute", -charge.getAmount(), fee, "Chargeback withdrawal for " + charge.getId());
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

    private Dispute.EvidenceDetails evidenceDetails() {
        Duration time = settings.disputeAnswerWithin();
        var details = new Dispute.EvidenceDetails();
        details.setDueBy(clock.instant().plus(time).getEpochSecond());
        details.setHasEvidence(false);
        details.setPastDue(false);
        details.setSubmissionCount(0L);
        return details;
    }

    private static Dispute.PaymentMethodDetails details(Charge charge, String reason, boolean inquiry) {
        var card = new Dispute.PaymentMethodDetails.Card();
        card.setBrand(charge.getPaymentMethodDetails().getCard().getBrand());
        card.setCaseType(inquiry ? "inquiry" : "chargeback");
        card.setNetworkReasonCode(VISA_CODES.getOrDefault(reason, "10.4"));
        var details = new Dispute.PaymentMethodDetails();
        details.setType("card");
        details.setCard(card);
        return details;
    }
}
