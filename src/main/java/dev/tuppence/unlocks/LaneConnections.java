package dev.tuppence.unlocks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** Lanes own their connections: they never wait for the pool, and nobody waits for them. */
@Component
class LaneConnections {

    /**
     * One plan for all, made once, that looks rows up by key: it must not depend on how small a table was when it was made, and
     * planning takes longer than deciding.
     */
    private static final String PLANS = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
            + " -c enable_bitmapscan=off -c enable_mergejoin=off -c jit=off";

    private final JdbcConnectionDetails database;
    private final UnlocksSettings settings;

    LaneConnections(JdbcConnectionDetails database, UnlocksSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** In autocommit mode: what is sent together is one transaction. A server that does not answer in time is given up. */
    Connection open() throws SQLException {
        var properties = new Properties();
        PGProperty.USER.set(properties, database.getUsername());
        PGProperty.PASSWORD.set(properties, database.getPassword());
        PGProperty.OPTIONS.set(properties, PLANS);
        PGProperty.PREPARE_THRESHOLD.set(properties, 1);
        PGProperty.SOCKET_TIMEOUT.set(properties, (int) settings.answerTimeout().toSeconds());
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }
}
