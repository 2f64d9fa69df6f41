package dev.tuppence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tuppence.BooksAgree;
import dev.tuppence.Seed;
import dev.tuppence.TestDatabase;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.payments.Retelling;
import dev.tuppence.reconciliation.Reconciling;
import dev.tuppence.sandbox.TimeTravel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A long life of money, whose last three days the application hears of only afterwards. Each replay begins with all rows, the
 * application's and the processor's, as they were then, and tells every event of those days one to three times, and some of the
 * older ones again, in any order; whatever else runs by time stands still meanwhile. {@code -Dreplay.orders=} says how many.
 */
@WholeApplicationTest
@TestPropertySource(properties = "spring.application.name=scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(BooksAgree.class)
class ReplayTests {

    private static final int ORDERS = Integer.getInteger("replay.orders", 50);

    @Autowired
    ApplicationContext application;

    @Autowired
    Retelling retelling;

    @Autowired
    Reconciling reconciling;

    @Autowired
    Scheduler scheduler;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient jdbc;

    JdbcClient superuser;
    Snapshot snapshot;
    List<String> older;
    List<String> events;

    @BeforeAll
    void aLongLife(@Value("${spring.datasource.url}") String url) throws Exception {
        var life = new Life(new Cast(application));
        life.heard();
        scheduler.pause();
        life.unheard();
        superuser = JdbcClient.create(TestDatabase.superuser(url));
        superuser
                .sql("delete from processor.delivery where delivered_at is null")
                .update();
        older = events("in");
        events = events("not in");
        snapshot = Snapshot.of(superuser);
        jdbc.sql("update scheduled_tasks set execution_time = execution_time + interval '1 year'"
                        + " where task_instance = 'recurring'")
                .update();
    }

    @Test
    @Tag("edge-06")
    void inWhateverOrderAndHoweverOftenEventsComeTheBooksAreTheSame() throws Exception {
        Random random = Seed.random(ReplayTests.class);
        List<String> books = replayed(events);

        for (int order = 0; order < ORDERS; order++) {
            assertThat(replayed(shuffled(random))).as("order %d", order).isEqualTo(books);
        }
        assertThat(reconciling.breaks()).isEmpty();
    }

    @Test
    @Tag("edge-39")
    void afterwardsTheDaysPassAndNothingIsOpen() throws Exception {
        replayed(events);
        jdbc.sql("update scheduled_tasks set execution_time = execution_time - interval '1 year'"
                        + " where task_instance = 'recurring'")
                .update();

        time.forward(Duration.ofDays(3));

        assertThat(reconciling.breaks()).isEmpty();
    }

    private List<String> replayed(List<String> told) throws Exception {
        scheduler.pause();
        snapshot.putBack();
        for (String event : told) {
            retelling.tell(event);
        }
        scheduler.resume();
        time.settleDown(); // what they brought about
        return Ending.of(superuser);
    }

    private List<String> shuffled(Random random) {
        List<String> told = new ArrayList<>();
        events.forEach(event -> told.addAll(Collections.nCopies(1 + Math.max(0, random.nextInt(5) - 2), event)));
        older.forEach(event -> told.addAll(Collections.nCopies(Math.max(0, random.nextInt(5) - 2), event)));
        Collections.shuffle(told, random);
        return told;
    }

    private List<String> events(String kept) {
        return jdbc.sql("select body::text from processor.object where kind = 'Event' and id " + kept
                        + " (select id from processor_event) order by number")
                .query(String.class)
                .list();
    }
}
