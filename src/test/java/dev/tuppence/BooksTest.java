package dev.tuppence;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tuppence.catalog.Items;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.Profile;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.sandbox.SandboxClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureJdbc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * The ledger and the unlocks on a real database of their own, without what sells, signs in and settles around them: tabs may
 * be closed here without settlements. Starts in a second, which mutants need.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = BooksTest.Books.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = TestDatabase.class)
@AutoConfigureJdbc
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@MockitoBean(types = {Creators.class, Items.class, Teams.class})
public @interface BooksTest {

    /** No configuration by annotation: the whole application would scan it. */
    @ConfigurationPropertiesScan("dev.tuppence.unlocks")
    @ComponentScan(
            basePackages = {"dev.tuppence.ledger", "dev.tuppence.unlocks"},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = "dev\\.tuppence\\.unlocks\\.web\\..*"))
    @Import(SandboxClock.class)
    class Books {

        /** Everybody is from the United States until a test says otherwise. */
        @Bean
        static Readers readers() {
            Readers readers = mock();
            when(readers.profileOf(any()))
                    .then(call -> new Profile(
                            call.getArgument(0), null, Locale.ENGLISH, ZoneOffset.UTC, "US", CurrencyCode.USD));
            return readers;
        }
    }
}
