package dev.tuppence.unlocks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** A lane's own connection, opened when it is needed and kept until it fails. */
final class LaneConnection {

    /** Serialization failure and deadlock: nothing happened to what is open, which may run again. */
    private static final Set<String> RUN_AGAIN = Set.of("40001", "40P01");

    /** Classes of SQL states with which a server refuses a statement and lives on. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "40");

    private final LaneConnections connections;
    private final Clock clock;
    private @Nullable Connection connection;
    private @Nullable LaneBatch batch;

    LaneConnection(LaneConnections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    void commit(Decisions decisions) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(clock);
        try {
            open().run(decisions, now);
        } catch (SQLException e) {
            if (!RUN_AGAIN.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            open().run(decisions, now);
        }
    }

    /** Whether the server said no, so that nothing of what is open was committed; without its answer nobody knows. */
    static boolean wasRefused(Throwable failure) {
        return failure instanceof PSQLException refusal
                && refusal.getServerErrorMessage() != null
                && REFUSALS.contains(String.valueOf(refusal.getSQLState()).substring(0, 2));
    }

    void close() {
        try (Connection closing = connection;
                LaneBatch prepared = batch) {
            connection = null;
            batch = null;
        } catch (SQLException e) {
            // it is gone; the server rolls back what was open
        }
    }

    private LaneBatch open() throws SQLException {
        LaneBatch prepared = batch;
        if (prepared == null) {
            Connection opened = connections.open();
            connection = opened;
            prepared = new LaneBatch(opened);
            batch = prepared;
        }
        return prepared;
    }
}
