package dev.tuppence.screening;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.identity.ReaderId;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Enough to open a review, as if it had been found. */
@Component
public class Noticing {

    private final JdbcClient jdbc;
    private final ReviewDeeds deeds;
    private final EveryCreator everyCreator;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Noticing(
            JdbcClient jdbc,
            ReviewDeeds deeds,
            EveryCreator everyCreator,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.deeds = deeds;
        this.everyCreator = everyCreator;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void enough(CreatorId creator, ReaderId reader) {
        transaction.executeWithoutResult(status -> everyCreator.run(() -> jdbc.sql("""
                        insert into screening_signal (kind, creator_id, reader_id, facts, noticed_at)
                        values ('CARD_OF_TEAM', :creator, :reader, '{12}', :now)""")
                .param("creator", creator.value())
                .param("reader", reader.value())
                .param("now", OffsetDateTime.now(clock))
                .update()));
        deeds.open(creator);
    }
}
