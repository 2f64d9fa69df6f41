package dev.tuppence.unlocks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands of different readers in one transaction and one round trip. The first statement locks their tabs; the second,
 * with a snapshot taken under the locks, decides, charges and adds to each tab what was really inserted. One reader's lines are
 * decided together, and no reader's decision depends on another's.
 */
final class LaneBatch implements AutoCloseable {

    private final PreparedStatement statement;

    /** @param connection in autocommit mode: what is sent together is one transaction */
    LaneBatch(Connection connection) throws SQLException {
        statement = connection.prepareStatement(LaneSql.LOCK + ";" + LaneSql.DECIDE);
    }

    /** Returns one verdict each, after the commit. No two commands may be the same reader's. */
    LaneVerdict[] run(List<LaneCommand> commands, OffsetDateTime now) throws SQLException {
        bind(Columns.of(commands), now);
        statement.execute();
        statement.getMoreResults();
        var verdicts = new @Nullable LaneVerdict[commands.size()];
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                var line =
                        new LaneVerdict(LaneVerdict.Kind.valueOf(rows.getString(2)), rows.getLong(3), rows.getLong(4));
                int command = rows.getInt(1);
                LaneVerdict others = verdicts[command];
                verdicts[command] = others == null ? line : others.and(line);
            }
        }
        return Arrays.stream(verdicts).map(verdict -> verdict).toArray(LaneVerdict[]::new);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    private void bind(Columns columns, OffsetDateTime now) throws SQLException {
        int next = 1;
        for (Object array : columns.inOrder()) {
            statement.setObject(next++, array);
        }
        for (int i = 0; i < LaneSql.TIMES; i++) {
            statement.setObject(next++, now);
        }
    }
}
