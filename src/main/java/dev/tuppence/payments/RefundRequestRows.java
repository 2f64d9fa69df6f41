package dev.tuppence.payments;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefundRequestRows {

    /** Nothing while a dispute is open; afterwards what the bank did not take. */
    private static final String ROOM = """
            case when p.state <> 'SUCCEEDED'
                or exists (select from payment_dispute d where d.reference = p.reference and d.state = 'OPEN') then 0
            else greatest(0, p.amount_micros - p.refunded_micros - coalesce((
                select sum(disputed_micros) from payment_dispute d where d.reference = p.reference and d.state = 'LOST'), 0))
            end""";

    private final JdbcClient jdbc;
    private final Clock clock;

    RefundRequestRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long roomMicros(String payment) {
        return jdbc.sql("select (" + ROOM + ")::bigint from card_payment p where p.reference = :payment")
                .param("payment", payment)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    long refundedMicros(String payment) {
        return jdbc.sql("""
                        select coalesce(sum(amount_micros), 0)::bigint from payment_refund
                        where payment = :payment and state = 'SENT'""").param("payment", payment).query(Long.class).single();
    }

    boolean waiting(CurrencyCode currency, Instant since) {
        return jdbc.sql("""
                        select exists (select from payment_refund
                            where state = 'REQUESTED' and currency = :currency and requested_at > :since)""")
                .param("currency", currency.name())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Returns false when there is no room for it. */
    boolean take(String payment, Money amount) {
        return jdbc.sql(
                                "update card_payment p set refunded_micros = refunded_micros + :amount where reference = :payment and "
                                        + ROOM + " >= :amount")
                        .param("amount", amount.micros())
                        .param("payment", payment)
                        .update()
                == 1;
    }

    /** Returns false when it was asked for before. */
    boolean insert(String reference, String payment, Money amount) {
        return jdbc.sql("""
                        insert into payment_refund (reference, payment, amount_micros, currency, state, requested_at, moved_at)
                        values (:reference, :payment, :amount, :currency, 'REQUESTED', :now, :now) on conflict do nothing""")
                        .param("reference", reference)
                        .param("payment", payment)
                        .param("amount", amount.micros())
                        .param("currency", amount.currency().name())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** One that the processor knew first; does nothing when it is known, or when there is no such payment with room for it. */
    void adopt(String reference, @Nullable String intent, Money amount) {
        jdbc.sql("""
                        with room as (
                            update card_payment set refunded_micros = refunded_micros + :amount
                            where intent = :intent and currency = :currency and state = 'SUCCEEDED'
                              and refunded_micros + :amount <= amount_micros
                              and not exists (select from payment_refund where reference = :reference)
                            returning reference)
                        insert into payment_refund (reference, payment, amount_micros, currency, state, requested_at, moved_at)
                        select :reference, room.reference, :amount, :currency, 'REQUESTED', :now, :now from room""")
                .param("reference", reference)
                .param("intent", intent)
                .param("amount", amount.micros())
                .param("currency", amount.currency().name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The payment it is of; empty when its outcome was known before. */
    Optional<String> sent(String reference, String refund) {
        return jdbc.sql("""
                        update payment_refund set state = 'SENT', refund = :refund, moved_at = :now
                        where reference = :reference and state = 'REQUESTED' returning payment""")
                .param("refund", refund)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** Makes room again; empty when it had failed before. */
    Optional<RefundFailed> fail(String reference, String failure) {
        return jdbc.sql("""
                        with before as (
                            select reference, case state when 'SENT' then refund end as sent from payment_refund
                            where reference = :reference and state <> 'FAILED' for update
                        ), failed as (
                            update payment_refund r set state = 'FAILED', failure = :failure, moved_at = :now
                            from before b where r.reference = b.reference returning r.payment, r.amount_micros, b.sent
                        )
                        update card_payment p set refunded_micros = refunded_micros - f.amount_micros
                        from failed f where p.reference = f.payment returning p.reference, f.sent""")
                .param("failure", failure)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference)
                .query((row, number) ->
                        new RefundFailed(reference, row.getString("reference"), row.getString("sent"), failure))
                .optional();
    }

    List<SentRefund> sentOf(String payment) {
        return jdbc.sql("select * from payment_refund where payment = :payment and state = 'SENT' order by moved_at")
                .param("payment", payment)
                .query((row, number) -> new SentRefund(
                        row.getString("refund"),
                        new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                        row.getObject("moved_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean exists(String reference) {
        return jdbc.sql("select exists (select from payment_refund where reference = :reference)")
                .param("reference", reference)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
