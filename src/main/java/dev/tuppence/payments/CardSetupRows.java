package dev.tuppence.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CardSetupRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CardSetupRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(Payer payer, boolean spare) {
        return jdbc.sql("""
                        insert into card_setup (payer, spare, state, started_at) values (:payer, :spare, 'STARTED', :now)
                        returning id""")
                .param("spare", spare)
                .param("payer", payer.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    void opened(long setup, String session, String page) {
        jdbc.sql("update card_setup set session = :session, page = :page where id = :id")
                .param("session", session)
                .param("page", page)
                .param("id", setup)
                .update();
    }

    Optional<String> pageOf(long setup) {
        return jdbc.sql("select page from card_setup where id = :id and page is not null")
                .param("id", setup)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** The newest that has a page and no end. */
    Optional<CardSetup> lastStarted(Payer payer) {
        return jdbc.sql("""
                        select * from card_setup where payer = :payer and state = 'STARTED' and session is not null
                        order by id desc limit 1""")
                .param("payer", payer.value())
                .query(CardSetupRows::setup)
                .optional();
    }

    /** Whether the newest ended with a card. */
    boolean lastSaved(Payer payer) {
        return jdbc.sql("select state = 'SAVED' from card_setup where payer = :payer order by id desc limit 1")
                .param("payer", payer.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<CardSetup> withSession(String session) {
        return jdbc.sql("select * from card_setup where session = :session")
                .param("session", session)
                .query(CardSetupRows::setup)
                .optional();
    }

    void end(long setup, boolean saved) {
        jdbc.sql("update card_setup set state = :state where id = :id and state = 'STARTED'")
                .param("state", saved ? "SAVED" : "ENDED")
                .param("id", setup)
                .update();
    }

    private static CardSetup setup(ResultSet row, int number) throws SQLException {
        return new CardSetup(
                row.getLong("id"), new Payer(row.getLong("payer")), row.getString("session"), row.getBoolean("spare"));
    }
}
