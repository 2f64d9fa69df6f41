package dev.tuppence.payments;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The operator's queue: what the processor did not bring to a card, until somebody says what became of it. */
@Repository
@Transactional
public class FailedRefunds {

    /**
     * @param payment the reference of the card payment
     * @param code the processor's, e.g. {@code lost_or_stolen_card}
     */
    public record FailedRefund(String reference, String payment, Money amount, String code, Instant failedAt) {}

    private static final String OPEN = "select * from payment_refund where state = 'FAILED' and seen_to is null";

    private final JdbcClient jdbc;
    private final Clock clock;

    FailedRefunds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<FailedRefund> list(int most) {
        return jdbc.sql(OPEN + " order by moved_at, reference limit :most")
                .param("most", most)
                .query(FailedRefunds::failed)
                .list();
    }

    /** Empty when it did not fail, or was seen to. */
    public Optional<FailedRefund> lock(String reference) {
        return jdbc.sql(OPEN + " and reference = :reference for update")
                .param("reference", reference)
                .query(FailedRefunds::failed)
                .optional();
    }

    /** @param note what became of it, 10 to 500 characters */
    public void seenTo(FailedRefund failed, String note) {
        jdbc.sql("update payment_refund set seen_to = :note, seen_to_at = :now where reference = :reference")
                .param("note", note)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", failed.reference())
                .update();
    }

    private static FailedRefund failed(ResultSet row, int number) throws SQLException {
        return new FailedRefund(
                row.getString("reference"),
                row.getString("payment"),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getString("failure"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant());
    }
}
