package dev.tuppence.payments;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
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
class CardPaymentRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CardPaymentRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns false when it was requested before. */
    boolean insert(String reference, Payer payer, Money amount) {
        int rows = jdbc.sql("""
                        insert into card_payment (reference, payer, amount_micros, currency, state, requested_at, moved_at)
                        values (:reference, :payer, :amount, :currency, 'REQUESTED', :now, :now) on conflict do nothing""")
                .param("reference", reference)
                .param("payer", payer.value())
                .param("amount", amount.micros())
                .param("currency", amount.currency().name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        return rows == 1;
    }

    Optional<CardPayment> find(String reference) {
        return jdbc.sql("select * from card_payment where reference = :reference")
                .param("reference", reference)
                .query(CardPaymentRows::payment)
                .optional();
    }

    Optional<CardPayment> withIntent(String intent) {
        return jdbc.sql("select * from card_payment where intent = :intent")
                .param("intent", intent)
                .query(CardPaymentRows::payment)
                .optional();
    }

    CardPayment lock(String reference) {
        return jdbc.sql("select * from card_payment where reference = :reference for update")
                .param("reference", reference)
                .query(CardPaymentRows::payment)
                .single();
    }

    /** Not answered by the processor for a while: what the janitor looks after. */
    List<String> openSince(Instant before, int limit) {
        return jdbc.sql("""
                        select reference from card_payment
                        where state in ('REQUESTED', 'CREATED', 'PROCESSING') and moved_at < :before order by moved_at limit :limit""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    void created(String reference, String intent) {
        jdbc.sql("""
                        update card_payment set intent = :intent, moved_at = :now,
                            state = case when state = 'REQUESTED' then 'CREATED' else state end
                        where reference = :reference and intent is null""")
                .param("intent", intent)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference)
                .update();
    }

    void move(String reference, CardPayment.State state, @Nullable String failure) {
        jdbc.sql("""
                        update card_payment set state = :state, failure = :failure, moved_at = :now
                        where reference = :reference and state not in ('SUCCEEDED', 'CANCELED')""")
                .param("state", state.name())
                .param("failure", failure)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference)
                .update();
    }

    /** What can take no money any more, or is another amount now, begins anew. */
    void renew(String reference, Payer payer, Money amount) {
        jdbc.sql("""
                        update card_payment set state = 'REQUESTED', intent = null, payer = :payer, amount_micros = :amount,
                            moved_at = :now where reference = :reference""")
                .param("payer", payer.value())
                .param("amount", amount.micros())
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference)
                .update();
    }

    /** @param paymentMethod the card that paid */
    void succeed(String reference, Money fee, @Nullable String paymentMethod) {
        jdbc.sql("""
                        update card_payment
                        set state = 'SUCCEEDED', fee_micros = :fee, payment_method = :method, moved_at = :now
                        where reference = :reference and state <> 'SUCCEEDED'""")
                .param("fee", fee.micros())
                .param("method", paymentMethod)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference)
                .update();
    }

    private static CardPayment payment(ResultSet row, int number) throws SQLException {
        return new CardPayment(
                row.getString("reference"),
                new Payer(row.getLong("payer")),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getString("intent"),
                CardPayment.State.valueOf(row.getString("state")),
                row.getString("failure"));
    }
}
