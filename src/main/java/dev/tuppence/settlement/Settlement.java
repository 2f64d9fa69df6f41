package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Payer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row; {@code gross + carriedIn - removed - creditUsed = charged + carriedOut} once it is more than announced. */
record Settlement(
        long id,
        ReaderId reader,
        CurrencyCode currency,
        int period,
        SettlementState state,
        Cause cause,
        Money gross,
        Money carriedIn,
        Money removed,
        Money creditUsed,
        Money charged,
        Money carriedOut,
        @Nullable Integer carriedInto,
        @Nullable Long coveredBy,
        Instant oldestAt,
        Instant closedAt,
        @Nullable Instant noticedAt,
        @Nullable Instant noticeToldAt,
        @Nullable Instant noticeOpenedAt,
        @Nullable Instant postponedAt,
        Instant chargeAt,
        int retries,
        @Nullable Instant retryAt,
        @Nullable String declineCode,
        @Nullable String paymentIntent,
        @Nullable Instant paidAt,
        @Nullable Instant writtenOffAt,
        Money prefunded,
        @Nullable ReaderId paidBy) {

    private static final String PREFIX = "settlement-";

    /** What the card payment of this settlement is called. */
    String reference() {
        return referenceOf(id);
    }

    static String referenceOf(long id) {
        return PREFIX + id;
    }

    /** Empty for payments of something else. */
    static Optional<Long> idOf(String reference) {
        return reference.startsWith(PREFIX)
                ? Optional.of(Long.valueOf(reference.substring(PREFIX.length())))
                : Optional.empty();
    }

    /** Whose card pays: its reader's, or of who came back with the address of a reader who left. */
    Payer payer() {
        return new Payer((paidBy == null ? reader : paidBy).value());
    }

    boolean writtenOff() {
        return writtenOffAt != null;
    }

    /** What its card payment comes to. */
    Money byCard() {
        return charged.plus(prefunded);
    }

    /** Whether its reader can know of it: a mail server took the notice, or the reader has seen the page. */
    boolean heardOf() {
        return noticeToldAt != null || noticeOpenedAt != null;
    }

    /** What it claims before credit is used. */
    Money claimed() {
        return gross.plus(carriedIn).minus(removed);
    }

    /** What the reader pays in all, by card and by credit, as far as it is known now. */
    Money payable() {
        return state == SettlementState.NOTICED ? claimed() : charged.plus(creditUsed);
    }
}
