package dev.tuppence.sandbox.processor;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What connected accounts hold that came in before today. */
@Repository
@Profile("sandbox")
class DailyBalance {

    /** @param amount in minor units @param latest when the last of it came in */
    record Due(String currency, long amount, Instant latest) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    DailyBalance(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<String> accounts() {
        return jdbc.sql("""
                        select id from processor.object
                        where kind = 'Account' and body ->> 'details_submitted' = 'true' order by number""").query((row, number) -> row.getString(1)).list();
    }

    List<Due> due(String account) {
        OffsetDateTime today = LocalDate.now(clock).atStartOfDay().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        select currency, sum(net) as amount, max(created_at) filter (where net > 0) as latest
                        from processor.balance_line
                        where account = :account and available_at <= :now and (created_at < :today or net < 0)
                        group by currency having sum(net) > 0""")
                .param("account", account)
                .param("now", OffsetDateTime.now(clock))
                .param("today", today)
                .query((row, number) -> new Due(
                        row.getString("currency"),
                        row.getLong("amount"),
                        row.getTimestamp("latest").toInstant()))
                .list();
    }
}
