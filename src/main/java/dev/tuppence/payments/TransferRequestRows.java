package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TransferRequestRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    TransferRequestRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns false when it was asked for before. */
    boolean insert(String reference, Payee payee, Money amount) {
        int rows = jdbc.sql("""
                        insert into payee_transfer (reference, payee, amount_micros, currency, state, requested_at, moved_at)
                        values (:reference, :payee, :amount, :currency, 'REQUESTED', :now, :now) on conflict do nothing""")
                .param("reference", reference)
                .param("payee", payee.value())
                .param("amount", amount.micros())
                .param("currency", amount.currency().name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        return rows == 1;
    }

    /** Returns false when its outcome was known before. */
    boolean decide(String reference, @Nullable String transfer, @Nullable String failure) {
        int rows = jdbc.sql("""
                        update payee_transfer set state = :state, transfer = :transfer, failure = :failure, moved_at = :now
                        where reference = :reference and state = 'REQUESTED'""")
                .param("state", transfer == null ? "REFUSED" : "SENT")
                .param("transfer", transfer)
                .param("failure", failure)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference)
                .update();
        return rows == 1;
    }
}
