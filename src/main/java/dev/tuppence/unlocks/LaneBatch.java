package dev.tuppence.unlocks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

    /** Returns one verdict each, after the commit. No two commands may be the same reader's. */
    LaneVerdict[] run(List<LaneCommand> commands, OffsetDateTime now) throws SQLException {
        var verdicts = new LaneVerdict[commands.size()];
        List<Integer> order = IntStream.range(0, commands.size())
                .boxed()
                .sorted(Comparator.comparingLong(n -> commands.get(n).reader())) // two lanes lock in one order
                .toList();
        chargePlain(commands, order, now, verdicts);
        List<Integer> left = order.stream().filter(n -> verdicts[n] == null).toList();
        if (!left.isEmpty()) {
            decide(commands, left, now, verdicts);
        }
        return verdicts;
    }

    @Override
    public void close() throws SQLException {
        one.close();
        plain.close();
        careful.close();
    }

    private void chargePlain(
            List<LaneCommand> commands, List<Integer> order, OffsetDateTime now, LaneVerdict[] verdicts)
            throws SQLException {
        List<Integer> single =
                order.stream().filter(n -> commands.get(n).isOneUnlock()).toList();
        if (single.isEmpty()) {
            return;
        }
        try {
            if (single.size() == 1) {
                chargeOne(commands, single.getFirst(), now, verdicts);
            } else {
                chargeMany(commands, single, now, verdicts);
            }
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private void chargeOne(List<LaneCommand> commands, int n, OffsetDateTime now, LaneVerdict[] verdicts)
            throws SQLException {
        if (one.charge(commands.get(n), now)) {
            verdicts[n] = new LaneVerdict(LaneVerdict.Kind.CHARGED, 0, 0);
        }
    }

    private void chargeMany(
            List<LaneCommand> commands, List<Integer> single, OffsetDateTime now, LaneVerdict[] verdicts)
            throws SQLException {
        bind(plain, 1, Columns.of(commands, single).lines(), now);
        try (ResultSet rows = plain.executeQuery()) {
            while (rows.next()) {
                var kind = LaneVerdict.Kind.valueOf(rows.getString(2));
                verdicts[single.get(rows.getInt(1))] = new LaneVerdict(kind, 0, 0);
            }
        }
    }

    private void decide(List<LaneCommand> commands, List<Integer> left, OffsetDateTime now, LaneVerdict[] verdicts)
            throws SQLException {
        Columns columns = Columns.of(commands, left);
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
        decided.forEach((n, verdict) -> verdicts[n] = verdict);
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
