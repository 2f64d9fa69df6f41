package dev.tuppence.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** pgbench's tables and transaction, where the program is not installed. */
record JdbcReference(String url) implements Reference {

    private static final List<String> TABLES = List.of(
            "create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))",
            "create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor = 100)",
            "create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor = 100)",
            "create table pgbench_branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100)",
            "insert into pgbench_branches (bid, bbalance) select i, 0 from generate_series(1, %1$d) i",
            "insert into pgbench_tellers (tid, bid, tbalance) select i, (i - 1) / 10 + 1, 0 from generate_series(1, %1$d * 10) i",
            """
            insert into pgbench_accounts (aid, bid, abalance, filler)
            select i, (i - 1) / 100000 + 1, 0, '' from generate_series(1, %1$d * 100000) i""",
            "vacuum analyze");

    static JdbcReference on(Server server) {
        TABLES.forEach(
                sql -> server.as("postgres", DATABASE).sql(sql.formatted(SCALE)).update());
        return new JdbcReference(server.url(DATABASE));
    }

    @Override
    public String by() {
        return "TPC-B through JDBC";
    }

    @Override
    public double run(int clients, Duration time) throws Exception {
        List<Client> opened = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            opened.add(new Client(DriverManager.getConnection(url + "?prepareThreshold=1", "postgres", "")));
        }
        try {
            var free = new java.util.concurrent.ConcurrentLinkedQueue<>(opened);
            ThreadLocal<Client> mine = ThreadLocal.withInitial(free::remove);
            return Load.closed(clients, time, () -> mine.get().transaction()).perSecond();
        } finally {
            for (Client client : opened) {
                client.connection.close();
            }
        }
    }

    private static final class Client {

        private final Connection connection;
        private final List<PreparedStatement> statements = new ArrayList<>();

        Client(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            for (String sql : List.of(
                    "update pgbench_accounts set abalance = abalance + ? where aid = ?",
                    "select abalance from pgbench_accounts where aid = ?",
                    "update pgbench_tellers set tbalance = tbalance + ? where tid = ?",
                    "update pgbench_branches set bbalance = bbalance + ? where bid = ?",
                    "insert into pgbench_history (tid, bid, aid, delta, mtime) values (?, ?, ?, ?, current_timestamp)")) {
                statements.add(connection.prepareStatement(sql));
            }
        }

        boolean transaction() throws SQLException {
            var random = ThreadLocalRandom.current();
            int account = 1 + random.nextInt(100_000 * SCALE);
            int teller = 1 + random.nextInt(10 * SCALE);
            int branch = 1 + random.nextInt(SCALE);
            int delta = random.nextInt(-5000, 5001);
            run(0, delta, account);
            run(1, account);
            run(2, delta, teller);
            run(3, delta, branch);
            run(4, teller, branch, account, delta);
            connection.commit();
            return true;
        }

        private void run(int number, int... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statements.get(number).setInt(i + 1, values[i]);
            }
            statements.get(number).execute();
        }
    }
}
