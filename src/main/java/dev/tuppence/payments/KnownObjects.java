package dev.tuppence.payments;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the processor's ids stand for here. */
@Component
public class KnownObjects {

    /**
     * @param reference what was paid or sent, as the caller named it, e.g. {@code settlement-42}
     * @param payee of a transfer
     */
    public record Known(String reference, @Nullable Payee payee) {}

    private final JdbcClient jdbc;

    KnownObjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param id the processor's, of a card payment, a refund, a dispute or a transfer; or our reference of a refund or a transfer */
    @Transactional(readOnly = true)
    public Optional<Known> find(String id) {
        return jdbc.sql("""
                        select reference, null::bigint as payee from card_payment where intent = :id
                        union all select payment, null from payment_refund where refund = :id or reference = :id
                        union all select reference, null from payment_dispute where dispute = :id
                        union all select reference, payee from payee_transfer where transfer = :id or reference = :id
                        limit 1""")
                .param("id", id)
                .query((row, number) -> {
                    Long payee = row.getObject("payee", Long.class);
                    return new Known(row.getString("reference"), payee == null ? null : new Payee(payee));
                })
                .optional();
    }
}
