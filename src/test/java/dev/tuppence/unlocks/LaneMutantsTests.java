package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.tuppence.BooksTest;
import dev.tuppence.RewrittenSql;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.springframework.beans.factory.annotation.Autowired;

/** The tests of the lane's rules and races notice each mistake in its SQL. */
@BooksTest
class LaneMutantsTests {

    @Autowired
    Lanes lanes;

    @Autowired
    DataSource dataSource;

    @AfterEach
    void theLaneIsItselfAgainAndNothingWrongIsLeft() throws SQLException {
        RewrittenSql.not();
        prepareAnew();
        try (var app = dataSource.getConnection();
                var owner = DriverManager.getConnection(app.getMetaData().getURL(), "owner", "owner")) {
            owner.createStatement().execute("truncate tab, charge, charge_return, cap_counter, library, accrual");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeIsNoticed(LaneMutant mutant) throws SQLException {
        assertThat(mutant.isAbout(OneUnlock.CHARGE_ONE + LaneSql.CHARGE_PLAIN + LaneSql.LOCK + ";" + LaneSql.DECIDE))
                .as("the lane says so")
                .isTrue();
        TestExecutionSummary unchanged = run(mutant);
        assertThat(unchanged.getTestsSucceededCount()).as("without the mistake").isPositive();
        assertThat(unchanged.getFailures())
                .as("without the mistake")
                .extracting(failure -> failure.getException())
                .isEmpty();
        RewrittenSql.by(mutant::of);
        prepareAnew();
        TestExecutionSummary summary = run(mutant);
        assertThat(summary.getTestsFailedCount()).isPositive();
        assertThat(summary.getFailures().getFirst().getException())
                .as("what it breaks must be a rule, not the statement's grammar")
                .hasStackTraceContaining("Assert");
    }

    private void prepareAnew() {
        lanes.stop();
        lanes.start();
    }

    private static TestExecutionSummary run(LaneMutant mutant) {
        var listener = new SummaryGeneratingListener();
        var onlyThis = (PostDiscoveryFilter) test -> FilterResult.includedIf(test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName().equals(mutant.method()))
                .orElse(true));
        LauncherFactory.create()
                .execute(
                        request()
                                .selectors(selectClass(mutant.notices()))
                                .filters(onlyThis)
                                .build(),
                        listener);
        return listener.getSummary();
    }
}
