package dev.tuppence.deployment;

import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** What a process, and the database it writes to, is for. */
enum Mode {
    PRODUCTION,
    SANDBOX;

    static Mode of(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("sandbox")) ? SANDBOX : PRODUCTION;
    }

    /** As the database keeps it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
