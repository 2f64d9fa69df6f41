package dev.tuppence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL 18: in a container where Docker answers, embedded elsewhere. One server for the whole run, one database
 * per context. As in production the owner migrates and the application connects as app; a superuser would pass both walls.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Server SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private record Server(String address, String user, String password) {

        Connection connect() throws SQLException {
            return DriverManager.getConnection(urlOf("postgres"), user, password);
        }

        String urlOf(String database) {
            return "jdbc:postgresql://%s/%s".formatted(address, database);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.of(
                                "spring.datasource.url", freshDatabase(),
                                "spring.datasource.username", "app",
                                "spring.datasource.password", "app",
                                "spring.flyway.user", "owner",
                                "spring.flyway.password", "owner")));
    }

    /** A migrated database of its own for tests that need no Spring; connects as app. */
    public static DataSource migrated() {
        String url = freshDatabase();
        Flyway.configure().dataSource(url, "owner", "owner").load().migrate();
        var app = new PGSimpleDataSource();
        app.setUrl(url);
        app.setUser("app");
        app.setPassword("app");
        return app;
    }

    /** Whom no wall stops, on the database at this address. */
    public static DataSource superuser(String url) {
        var superuser = new PGSimpleDataSource();
        superuser.setUrl(url);
        superuser.setUser(SERVER.user());
        superuser.setPassword(SERVER.password());
        return superuser;
    }

    private static String freshDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (var connection = SERVER.connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return SERVER.urlOf(name);
    }

    private static Server start() {
        Server server = DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/roles.sql"));
            statement.execute("alter role owner password 'owner'");
            statement.execute("alter role app password 'app'");
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
        return server;
    }

    @SuppressWarnings("resource") // Testcontainers stops it after the run
    private static Server container() {
        var container = new PostgreSQLContainer("postgres:18").withCommand("postgres", "-c", "max_connections=300");
        container.start();
        return new Server(
                "%s:%d".formatted(container.getHost(), container.getFirstMappedPort()),
                container.getUsername(),
                container.getPassword());
    }

    private static Server embedded() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setRegisterShutdownHook(false)
                    .setServerConfig("max_connections", "300")
                    .start();
            SpringApplication.getShutdownHandlers().add(() -> close(server)); // after every context has closed
            return new Server("localhost:" + server.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
