package dev.tuppence.unlocks;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.tax.ContentClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** The statement of an unlock that is alone, without a door and without a lane, on a connection of its own. */
public final class DirectUnlock implements AutoCloseable {

    private final Connection connection;
    private final OneUnlock statement;

    private DirectUnlock(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = new OneUnlock(connection);
    }

    /** @param connections the application's {@code LaneConnections} */
    public static DirectUnlock on(Object connections) throws SQLException {
        return new DirectUnlock(((LaneConnections) connections).open());
    }

    /** The bean to open a connection of. */
    public static Class<?> connections() {
        return LaneConnections.class;
    }

    /** Whether it was charged. */
    public boolean charge(long reader, long item, long creator, long priceMicros, long capMicros, OffsetDateTime now)
            throws SQLException {
        var line = new LaneLine(
                ChargeKind.UNLOCK, item, 1, creator, 0, priceMicros, 1, ContentClass.E_PUBLICATION, capMicros);
        return statement.charge(new LaneCommand(reader, CurrencyCode.USD, List.of(line)), now);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
