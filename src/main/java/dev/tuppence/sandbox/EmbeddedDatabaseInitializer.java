package dev.tuppence.sandbox;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** A sandbox that was given no database brings its own. */
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class EmbeddedDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("sandbox"))
                || environment.containsProperty("spring.datasource.url")) {
            return;
        }
        var database = EmbeddedDatabase.start(Path.of(environment.getRequiredProperty("tuppence.home")));
        SpringApplication.getShutdownHandlers().add(database::close); // after pool and scheduler are gone
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embedded database",
                        Map.of(
                                "spring.datasource.url", database.url(),
                                "spring.datasource.username", "app",
                                "spring.datasource.password", database.login().app(),
                                "spring.flyway.user", "owner",
                                "spring.flyway.password", database.login().owner())));
    }
}
