package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Single charges, of one reader only. */
@Service
public class Charges {

    private final JdbcClient jdbc;

    Charges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty for another reader's. */
    @Transactional(readOnly = true)
    public Optional<Charge> find(ReaderId debtor, Charge.Key key) {
        return jdbc.sql("""
                        select c.debtor, c.kind, c.subject, c.take, subject_mark(c.subject, c.salt) as mark, c.payee, c.amount_micros, c.currency, c.period, c.charged_at,
                               r.returned_at
                        from charge c left join charge_return r using (debtor, kind, subject, take)
                        where c.debtor = :debtor and c.kind = :kind and c.subject = :subject and c.take = :take""")
                .param("debtor", debtor.value())
                .param("kind", key.kind().code())
                .param("subject", key.item().value())
                .param("take", key.take())
                .query(Charges::charge)
                .optional();
    }

    private static Charge charge(ResultSet row, int number) throws SQLException {
        return new Charge(
                new ReaderId(row.getLong("debtor")),
                ChargeKind.of(row.getInt("kind")),
                new ItemId(row.getLong("subject")),
                row.getInt("take"),
                row.getLong("mark"),
                new CreatorId(row.getLong("payee")),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getInt("period"),
                row.getObject("charged_at", OffsetDateTime.class).toInstant(),
                returnedAt(row));
    }

    private static @Nullable Instant returnedAt(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("returned_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
