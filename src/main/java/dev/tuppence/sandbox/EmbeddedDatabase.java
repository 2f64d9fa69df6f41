package dev.tuppence.sandbox;

import dev.tuppence.deployment.CannotStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * PostgreSQL below the sandbox's home, for this machine only, with the settings that are shipped. What is committed survives
 * restarts and {@code kill -9}: the library's server trades durability for speed unless told otherwise.
 */
record EmbeddedDatabase(EmbeddedPostgres server, HomeLock lock, DatabaseLogin login) implements AutoCloseable {

    private static final String DATABASE = "tuppence";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Starts the server, and makes it first where there is none.
     *
     * @throws CannotStart when another instance has this home, or the server does not come up
     */
    static EmbeddedDatabase start(Path home) {
        HomeLock lock = HomeLock.of(home);
        Path data = home.toAbsolutePath().normalize().resolve("postgres");
        try {
            setAsideHalfMade(data);
            Leftovers.clear(data);
            return open(data, lock);
        } catch (IOException | SQLException | RuntimeException e) {
            stopIfStarted(data, lock);
            throw e instanceof CannotStart sentence
                    ? sentence
                    : new CannotStart("the database in %s does not start: %s".formatted(data, e.getMessage()), e);
        }
    }

    String url() {
        return urlOf(server, DATABASE);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }

    private static EmbeddedDatabase open(Path data, HomeLock lock) throws IOException, SQLException {
        DatabaseLogin login = DatabaseLogin.isIn(data) ? DatabaseLogin.in(data) : null;
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", login == null ? "" : login.superuser())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "");
        PropertiesLoaderUtils.loadProperties(new ClassPathResource("db/postgresql.conf"))
                .forEach((name, value) -> builder.setServerConfig((String) name, (String) value));
        EmbeddedPostgres server = builder.start();
        try {
            return new EmbeddedDatabase(server, lock, login == null ? furnish(server, data) : login);
        } catch (IOException | SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Roles, passwords and the database; the file with the passwords comes last and says that all of it is there. */
    private static DatabaseLogin furnish(EmbeddedPostgres server, Path data) throws IOException, SQLException {
        DatabaseLogin login = DatabaseLogin.random();
        try (var connection = DriverManager.getConnection(urlOf(server, "postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/roles.sql"));
            statement.execute("alter role owner password '%s'".formatted(login.owner()));
            statement.execute("alter role app password '%s'".formatted(login.app()));
            statement.execute("alter role postgres password '%s'".formatted(login.superuser()));
            statement.execute("create database %s owner owner".formatted(DATABASE));
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
        login.writeTo(data);
        return login;
    }

    private static void stopIfStarted(Path data, HomeLock lock) {
        try (lock) {
            Leftovers.clear(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A first start that was killed leaves a server without roles. It holds nothing, yet nothing is deleted. */
    private static void setAsideHalfMade(Path data) throws IOException {
        if (Files.exists(data) && !DatabaseLogin.isIn(data)) {
            int number = 1;
            while (Files.exists(data.resolveSibling("postgres-unfinished-" + number))) {
                number++;
            }
            Files.move(data, data.resolveSibling("postgres-unfinished-" + number));
        }
    }

    private static String urlOf(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
    }
}
