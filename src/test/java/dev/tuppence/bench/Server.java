package dev.tuppence.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A durable PostgreSQL of its own, with the settings that are shipped. */
final class Server implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Path data;

    private Server(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    static Server start(Path data) throws IOException, SQLException {
        var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(true);
        shipped().forEach((name, value) -> builder.setServerConfig((String) name, (String) value));
        var server = new Server(builder.start(), data);
        try (var connection = DriverManager.getConnection(server.url("postgres"), "postgres", "")) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/roles.sql"));
        }
        server.breakIn();
        return server;
    }

    /** A server that has run for a while does not make files of its log any more, it uses old ones again. */
    private void breakIn() {
        JdbcClient jdbc = as("postgres", "postgres");
        jdbc.sql("""
                        select count(pg_logical_emit_message(false, 'used', repeat('x', 16000000)))
                        from generate_series(1, pg_size_bytes(current_setting('min_wal_size')) / 16000000)""").query().singleRow();
        jdbc.sql("checkpoint").update();
    }

    int port() {
        return postgres.getPort();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    void create(String database, String owner) {
        as("postgres", "postgres")
                .sql("create database " + database + " owner " + owner)
                .update();
    }

    void drop(String database) {
        as("postgres", "postgres")
                .sql("drop database " + database + " with (force)")
                .update();
    }

    /** One new connection per statement: for building and asking, not for measuring. */
    JdbcClient as(String role, String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(role);
        return JdbcClient.create(source);
    }

    /** What the server wrote and committed so far. */
    Wear wear() {
        return as("postgres", "postgres").sql("""
                        select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as wal,
                               pg_snapshot_xmax(pg_current_snapshot())::text::bigint as transactions""").query(Wear.class).single();
    }

    /** What its processes that run now have spent. */
    Duration cpu() throws IOException {
        long main = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        return ProcessHandle.of(main)
                .orElseThrow()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** What it runs with, as it says itself. */
    Map<String, String> settings() throws IOException {
        var settings = new TreeMap<String, String>();
        for (Object name : shipped().keySet()) {
            settings.put((String) name, show((String) name));
        }
        settings.put("server_version", show("server_version"));
        return settings;
    }

    private String show(String name) {
        return as("postgres", "postgres")
                .sql("show " + name)
                .query(String.class)
                .single();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties shipped() throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource("db/postgresql.conf"));
    }
}
