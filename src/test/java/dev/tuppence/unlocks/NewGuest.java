package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A guest from the United States who has done nothing yet. */
final class NewGuest {

    private NewGuest() {}

    static ReaderId in(JdbcClient jdbc, Clock clock) {
        return jdbc.sql("""
                        insert into reader (locale, zone, country, home_currency, created_at)
                        values ('en', 'UTC', 'US', 'USD', :now) returning id""")
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> new ReaderId(row.getLong("id")))
                .single();
    }
}
