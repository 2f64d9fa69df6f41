package dev.tuppence.payments;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often a card was asked for a payment. */
@Component
public class PaymentTries {

    private static final int MOST = 50;

    /** @param failure the processor's code, or a card's bank's */
    public record Try(Instant at, @Nullable String failure) {}

    private final JdbcClient jdbc;

    PaymentTries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Try> of(String reference) {
        return jdbc.sql("""
                        select asked_at, failure from processor_call
                        where operation = :operation and reference = :reference order by attempt limit :most""")
                .param("operation", PaymentRequests.CONFIRM)
                .param("reference", reference)
                .param("most", MOST)
                .query((row, number) ->
                        new Try(row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getString("failure")))
                .list();
    }
}
