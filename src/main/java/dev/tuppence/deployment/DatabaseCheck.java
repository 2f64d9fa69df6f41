package dev.tuppence.deployment;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** The database answers both roles and belongs to this mode. Looks before the first migration could touch the wrong one. */
@Order(Ordered.LOWEST_PRECEDENCE)
class DatabaseCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String PATIENCE_SECONDS = "10";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        String url = Objects.requireNonNullElse(environment.getProperty("spring.datasource.url"), "");
        Mode mode = Mode.of(environment);
        check(url, mode, environment, "spring.datasource.username", "spring.datasource.password");
        check(url, mode, environment, "spring.flyway.user", "spring.flyway.password");
    }

    private static void check(String url, Mode mode, Environment environment, String user, String password) {
        var login = new Properties();
        login.setProperty("user", environment.getProperty(user, ""));
        login.setProperty("password", environment.getProperty(password, ""));
        login.setProperty("loginTimeout", PATIENCE_SECONDS);
        login.setProperty("connectTimeout", PATIENCE_SECONDS);
        try (var connection = DriverManager.getConnection(url, login)) {
            refuseForeign(connection, mode);
        } catch (SQLException e) {
            throw new CannotStart(
                    "the database %s cannot be used as %s: %s"
                            .formatted(withoutParameters(url), login.getProperty("user"), firstLine(e)),
                    e);
        }
    }

    private static void refuseForeign(Connection connection, Mode mode) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var table = statement.executeQuery("select to_regclass('deployment') is not null")) {
                if (!table.next() || !table.getBoolean(1)) {
                    return; // never migrated
                }
            }
            try (var row = statement.executeQuery("select mode from deployment")) {
                if (row.next() && !mode.word().equals(row.getString(1))) {
                    throw new CannotStart("the database holds %s data and this is %s; give it a database of its own."
                            .formatted(row.getString(1), mode.word()));
                }
            }
        }
    }

    /** Passwords may be among the parameters. */
    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    private static String firstLine(SQLException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
