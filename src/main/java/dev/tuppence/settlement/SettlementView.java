package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One closed period on its way to being paid. Its items are {@code Tabs.lines} of the reader, the currency and the period.
 *
 * @param state name of its state, e.g. {@code NOTICED}, {@code PAID}
 * @param charged what the card is charged
 * @param paymentIntent the processor's id, once there is one
 * @param noticeOpenedAt when the reader first opened the itemised notice
 * @param prefunded what the card paid beyond it
 * @param paidAt when it was paid and booked
 */
public record SettlementView(
        long id,
        ReaderId reader,
        int period,
        String state,
        Money gross,
        Money carriedIn,
        Money charged,
        Money carriedOut,
        @Nullable String paymentIntent,
        Instant closedAt,
        @Nullable Instant noticedAt,
        @Nullable Instant noticeOpenedAt,
        @Nullable Instant paidAt,
        Money prefunded) {

    /** What its card payment is for, as the processor hears it. */
    public String paymentReference() {
        return Settlement.referenceOf(id);
    }

    /** What its card payment comes to. */
    public Money byCard() {
        return charged.plus(prefunded);
    }
}
