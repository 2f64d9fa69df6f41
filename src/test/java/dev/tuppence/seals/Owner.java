package dev.tuppence.seals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whoever owns the tables, in one transaction that never commits: can change everything, and what reads the change sees it. */
final class Owner implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient jdbc;

    Owner(Environment environment) throws SQLException {
        connection = DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"));
        connection.setAutoCommit(false);
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Past every check, key, trigger and policy. */
    int tamper(String table, String change) {
        jdbc.sql("alter table " + table + " disable trigger user").update();
        jdbc.sql("alter table " + table + " no force row level security").update();
        jdbc.sql("""
                        select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) from pg_constraint
                        where contype in ('c', 'f') and to_regclass(:table) in (conrelid, confrelid)
                        union all
                        select format('alter table %s alter %I drop identity', attrelid::regclass, attname) from pg_attribute
                        where attidentity <> '' and attrelid = to_regclass(:table)""")
                .param("table", table)
                .query(String.class)
                .list()
                .forEach(drop -> jdbc.sql(drop).update());
        return change.isEmpty() ? 0 : jdbc.sql(change).update();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
