package dev.tuppence.unlocks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides commands of different readers, those that are plain in one statement, the others under their tabs' locks: there one
 * statement locks, and the next, with a snapshot taken under the locks, decides, charges and adds to each tab what was really
 * inserted. Each of the two is one transaction and one round trip. No reader's decision depends on another's.
 */
final class LaneBatch implements AutoCloseable {

    private static final String UNIQUE_VIOLATION = "23505";

    private final OneUnlock one;
    private final PreparedStatement plain;
    private final PreparedStatement careful;

    /** @param connection in autocommit mode: what is sent together is one transaction */
    LaneBatch(Connection connection) throws SQLException {
        one = new OneUnlock(connection);
        plain = connection.prepareStatement(LaneSql.CHARGE_PLAIN);
        careful = connection.prepareStatement(LaneSql.LOCK + ";" + LaneSql.DECIDE);
    }

    /** Decides what is open. No two commands may be the same reader's. What was committed before a failure is decided. */
    void run(Decisions decisions, OffsetDateTime now) throws SQLException {
        chargePlain(decisions, decisions.open(LaneCommand::isOneUnlock), now);
        List<Integer> left = decisions.open(command -> true);
        if (!left.isEmpty()) {
            decide(decisions, left, now);
        }
        if (!decisions.open(command -> true).isEmpty()) {
            throw new IllegalStateException("The lane's statements left a command without a verdict");
        }
    }

    @Override
    public void close() throws SQLException {
        one.close();
        plain.close();
        careful.close();
    }

    private void chargePlain(Decisions decisions, List<Integer> single, OffsetDateTime now) throws SQLException {
        try {
            if (single.size() == 1) {
                chargeOne(decisions, single.getFirst(), now);
            } else if (!single.isEmpty()) {
                chargeMany(decisions, single, now);
            }
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private void chargeOne(Decisions decisions, int n, OffsetDateTime now) throws SQLException {
        if (one.charge(decisions.command(n), now)) {
            decisions.decided(n, new LaneVerdict(LaneVerdict.Kind.CHARGED, 0, 0));
        }
    }

    private void chargeMany(Decisions decisions, List<Integer> single, OffsetDateTime now) throws SQLException {
        bind(plain, 1, Columns.of(decisions, single).lines(), now);
        try (ResultSet rows = plain.executeQuery()) {
            while (rows.next()) {
                var kind = LaneVerdict.Kind.valueOf(rows.getString(2));
                decisions.decided(single.get(rows.getInt(1)), new LaneVerdict(kind, 0, 0));
            }
        }
    }

    private void decide(Decisions decisions, List<Integer> left, OffsetDateTime now) throws SQLException {
        Columns columns = Columns.of(decisions, left);
        int next = bind(careful, 1, columns.tabs());
        bind(careful, next, columns.lines(), now);
        careful.execute();
        careful.getMoreResults();
        Map<Integer, LaneVerdict> decided = new HashMap<>();
        try (ResultSet rows = careful.getResultSet()) {
            while (rows.next()) {
                var line =
                        new LaneVerdict(LaneVerdict.Kind.valueOf(rows.getString(2)), rows.getLong(3), rows.getLong(4));
                decided.merge(left.get(rows.getInt(1)), line, LaneVerdict::and);
            }
        }
        decided.forEach(decisions::decided);
    }

    private static int bind(PreparedStatement statement, int first, List<Object> values) throws SQLException {
        int next = first;
        for (Object value : values) {
            statement.setObject(next++, value);
        }
        return next;
    }

    private static void bind(PreparedStatement statement, int first, List<Object> columns, OffsetDateTime now)
            throws SQLException {
        List<Object> values = new ArrayList<>(columns);
        for (int i = 0; i < LaneSql.TIMES; i++) {
            values.add(now);
        }
        bind(statement, first, values);
    }
}
