package dev.tuppence.bench;

import dev.tuppence.Application;
import dev.tuppence.FreePort;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.SelfCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application on a database of its own, without the demo, connecting as {@code app}. */
final class Site implements AutoCloseable {

    private final Server server;
    private final String database;
    private final ConfigurableApplicationContext context;

    private Site(Server server, String database, ConfigurableApplicationContext context) {
        this.server = server;
        this.database = database;
        this.context = context;
    }

    /**
     * @param other settings than the usual
     * @param more beans that only the bench knows
     */
    static Site start(Server server, String database, List<String> other, Class<?>... more) {
        server.create(database, "owner");
        List<Class<?>> sources = new ArrayList<>(List.of(Application.class));
        sources.addAll(Arrays.asList(more));
        var context = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .initializers(new FreePort())
                .profiles("sandbox")
                .run(Stream.concat(settings(server, database).stream(), other.stream())
                        .toArray(String[]::new));
        return new Site(server, database, context);
    }

    /** For a further process on the same database. */
    List<String> settings() {
        return settings(server, database);
    }

    private static List<String> settings(Server server, String database) {
        return List.of(
                "--tuppence.demo=false",
                "--tuppence.settlement.run-every=1d",
                "--tuppence.sandbox.processor.requests-per-second=10000",
                "--tuppence.sandbox.processor.requests-per-second-and-endpoint=10000",
                "--tuppence.seals.file=target/bench/seals-" + database,
                "--spring.datasource.url=" + server.url(database),
                "--spring.datasource.password=app",
                "--spring.flyway.password=owner");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ApplicationContext application() {
        return context;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("server.port"));
    }

    /** Past every wall: for building data. */
    JdbcClient superuser() {
        return server.as("postgres", database);
    }

    /** What the books say that must not be; empty when all is well. */
    List<String> violations() {
        List<String> found = new ArrayList<>();
        bean(SelfCheck.class).run().stream()
                .filter(finding -> !finding.holds())
                .forEach(finding -> found.add(database + " " + finding));
        if (!bean(Ledger.class).trialBalance().balanced()) {
            found.add(database + ": the books do not balance");
        }
        return found;
    }

    @Override
    public void close() {
        context.close();
        server.drop(database);
    }
}
