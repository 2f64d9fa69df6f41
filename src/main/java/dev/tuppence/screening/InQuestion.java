package dev.tuppence.screening;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What would be, or is to be, withheld. */
@Repository
class InQuestion {

    private final JdbcClient jdbc;
    private final Clock clock;

    InQuestion(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Questioned> of(Review review, Collection<ReaderId> readers) {
        Instant until = review.proposedAt() == null ? clock.instant() : review.proposedAt();
        return jdbc.sql("""
                        select c.currency, count(*) as purchases, sum(c.amount_micros)::bigint as amount
                        from charge c left join charge_return r using (debtor, kind, subject, take)
                        where c.debtor = any(:readers) and c.payee = :creator and c.split_sheet = 0 and r.debtor is null
                          and c.charged_at >= :from and c.charged_at < :until
                        group by c.currency order by c.currency""")
                .param("readers", readers.stream().map(ReaderId::value).toArray(Long[]::new))
                .param("creator", review.creator().value())
                .param("from", review.from().atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Questioned(
                        row.getInt("purchases"),
                        new Money(row.getLong("amount"), CurrencyCode.valueOf(row.getString("currency")))))
                .list();
    }
}
