package dev.tuppence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.BooksAgree;
import dev.tuppence.TestDatabase;
import dev.tuppence.WholeApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The simulator, for two weeks of a few readers who read a lot. */
@WholeApplicationTest
@TestPropertySource(properties = "spring.application.name=economics")
@ExtendWith(BooksAgree.class)
class EconomicsTests {

    @Autowired
    ApplicationContext application;

    @Value("${spring.datasource.url}")
    String database;

    @Test
    void creatorsKeepTheirShareAtAnyPrice() throws Exception {
        var superuser = JdbcClient.create(TestDatabase.superuser(database));
        var population = new Population(10, 2, 12, 40_000_000, 1);

        Outcome outcome = new Economy(application, superuser, population, Policy.SHIPPED).play();

        assertThat(outcome.figures().toString())
                .as("what is printed")
                .contains("creators keep", "shield", "days to payout");
        assertThat(outcome.keptByPrice()).hasSizeGreaterThan(3);
        assertThat(outcome.holds(EconomicsBench.LEAST_CENTS)).as("%s", outcome).isTrue();
    }
}
