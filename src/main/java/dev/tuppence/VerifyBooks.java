package dev.tuppence;

import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.SelfCheck;
import dev.tuppence.ledger.Subledger;
import dev.tuppence.seals.Verification;
import dev.tuppence.seals.VerifiedBooks;
import java.io.PrintStream;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The command {@code --verify-books [--expect=HASH]}: needs the database and nothing else, changes nothing, and ends with 0 when
 * the books fit their seals, 1 when something does not, 2 when that could not be found out.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        useDefaultFilters = false,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\$.*"),
        includeFilters = {
            @Filter(
                    type = FilterType.ASSIGNABLE_TYPE,
                    classes = {
                        Ledger.class,
                        Subledger.class,
                        SelfCheck.class,
                        Invariant.class,
                        EveryCreator.class,
                        Verification.class
                    }),
            @Filter(
                    type = FilterType.REGEX,
                    pattern = {".*Invariants", ".*(Are|Is)Sealed", "dev\\.tuppence\\.seals\\.(RowHashes|Seal(ed)?Rows)"
                    })
        })
final class VerifyBooks {

    static final String OPTION = "--verify-books";

    private VerifyBooks() {}

    static int run(PrintStream out, String... args) {
        var application = new SpringApplication(VerifyBooks.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setInitializers(application.getInitializers().stream()
                .filter(one -> !checksTheStart(one))
                .toList());
        try (var context = application.run(args)) {
            String expected = context.getEnvironment().getProperty("expect");
            VerifiedBooks books = context.getBean(Verification.class)
                    .verify(expected, rows -> out.printf("\r%d rows compared", rows));
            out.printf("%n%d seals over %d rows; head %s%n", books.seals(), books.rows(), books.head());
            out.println(books.misfit() == null ? "The books fit their seals." : "Does not fit: " + books.misfit());
            return books.fit() ? 0 : 1;
        } catch (RuntimeException e) {
            out.println("The books could not be verified: " + e.getMessage());
            return 2;
        }
    }

    /** They look whether the whole application may start. */
    private static boolean checksTheStart(ApplicationContextInitializer<?> initializer) {
        return initializer.getClass().getPackageName().equals("dev.tuppence.deployment");
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }
}
