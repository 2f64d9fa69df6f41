package dev.tuppence.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tuppence.WholeApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeApplicationTest
class DatabaseCheckTests {

    @Autowired
    ConfigurableEnvironment environment;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aDatabaseRemembersWhatItIsFor() {
        assertThat(jdbc.sql("select mode from deployment").query(String.class).single())
                .isEqualTo("sandbox");
        assertThatCode(() -> check("sandbox")).doesNotThrowAnyException();
    }

    @Test
    void productionRefusesTheSandboxesDatabase() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> check("production"))
                .withMessageContaining("holds sandbox data and this is production");
    }

    private void check(String profile) {
        var other = new StandardEnvironment();
        environment.getPropertySources().forEach(other.getPropertySources()::addLast);
        other.setActiveProfiles(profile);
        var context = new GenericApplicationContext();
        context.setEnvironment(other);
        new DatabaseCheck().initialize(context);
    }
}
