package dev.tuppence.creators;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells row-level security whose rows this transaction may touch. The end of the transaction forgets it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CurrentCreator {

    private final JdbcClient jdbc;

    CurrentCreator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void is(CreatorId creator) {
        jdbc.sql("select set_config('app.creator', :creator, true)")
                .param("creator", Long.toString(creator.value()))
                .query((row, number) -> row.getString(1))
                .single();
    }
}
