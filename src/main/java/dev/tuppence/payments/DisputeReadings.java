package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads disputes and tells each opening and each end once, the opening first, in whatever order the events came. What took no
 * money is only an inquiry, until it does.
 */
@Component
class DisputeReadings implements EventHandler {

    private final Processor processor;
    private final DisputeRows rows;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    DisputeReadings(
            Processor processor, DisputeRows rows, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.processor = processor;
        this.rows = rows;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "charge.dispute.created",
                "charge.dispute.updated",
                "charge.dispute.closed",
                "charge.dispute.funds_withdrawn",
                "charge.dispute.funds_reinstated");
    }

    @Override
    public void handle(EventNotice notice) throws StripeException {
        Dispute dispute = processor.v1().disputes().retrieve(notice.object());
        transaction.executeWithoutResult(status -> record(dispute));
    }

    /** Joins the caller's transaction. */
    void record(Dispute dispute) {
        String intent = dispute.getPaymentIntent();
        Optional<String> reference = intent == null ? Optional.empty() : rows.paymentOf(intent);
        if (reference.isEmpty()) {
            return;
        }
        if (withdrawals(dispute).isEmpty()) {
            inquiry(dispute, reference.get());
            return;
        }
        if (rows.open(dispute.getId(), reference.get(), amount(dispute))) {
            events.publishEvent(opened(dispute, reference.get()));
        }
        boolean won = "won".equals(dispute.getStatus());
        boolean over = won || "lost".equals(dispute.getStatus());
        if (over && rows.close(dispute.getId(), won)) {
            events.publishEvent(
                    new DisputeClosed(dispute.getId(), reference.get(), won, amount(dispute), returned(dispute)));
        }
    }

    private void inquiry(Dispute dispute, String reference) {
        if (rows.inquire(dispute.getId(), reference, amount(dispute))) {
            events.publishEvent(new InquiryOpened(
                    dispute.getId(), reference, amount(dispute), dispute.getReason(), answerBy(dispute)));
        }
        if ("warning_closed".equals(dispute.getStatus()) && rows.end(dispute.getId())) {
            events.publishEvent(new InquiryEnded(dispute.getId()));
        }
    }

    private static Instant answerBy(Dispute dispute) {
        Long dueBy = dispute.getEvidenceDetails() == null
                ? null
                : dispute.getEvidenceDetails().getDueBy();
        return Instant.ofEpochSecond(dueBy == null ? dispute.getCreated() : dueBy);
    }

    private static DisputeOpened opened(Dispute dispute, String reference) {
        return new DisputeOpened(
                dispute.getId(),
                reference,
                amount(dispute),
                fee(dispute, withdrawals(dispute)),
                dispute.getReason(),
                answerBy(dispute));
    }

    private static Money amount(Dispute dispute) {
        return Money.ofMinorUnits(dispute.getAmount(), currency(dispute.getCurrency()));
    }

    private static List<BalanceTransaction> withdrawals(Dispute dispute) {
        return movements(dispute).stream().filter(one -> one.getAmount() < 0).toList();
    }

    /** What the processor gives back of its fee shows as a negative fee on what it gives back of the money. */
    private static Money returned(Dispute dispute) {
        return fee(
                        dispute,
                        movements(dispute).stream()
                                .filter(one -> one.getFee() < 0)
                                .toList())
                .negated();
    }

    private static List<BalanceTransaction> movements(Dispute dispute) {
        @Nullable List<BalanceTransaction> movements = dispute.getBalanceTransactions();
        return movements == null ? List.of() : movements;
    }

    private static Money fee(Dispute dispute, List<BalanceTransaction> movements) {
        return movements.stream()
                .map(one -> OwnRate.fee(one, amount(dispute)))
                .reduce(Money.zero(currency(dispute.getCurrency())), Money::plus);
    }

    private static CurrencyCode currency(String code) {
        return CurrencyCode.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
