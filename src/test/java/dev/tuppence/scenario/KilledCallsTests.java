package dev.tuppence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tuppence.BooksAgree;
import dev.tuppence.Seed;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.payments.ProcessorAddress;
import dev.tuppence.reconciliation.Reconciling;
import dev.tuppence.sandbox.TimeTravel;
import dev.tuppence.sandbox.processor.Fault;
import dev.tuppence.sandbox.processor.SandboxFaults;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A process is killed while it asks the processor for some things at once: of each its call has arrived, or all was done and
 * the answer has not left; another process goes on. {@code -Dkilled.calls=} says how many calls.
 */
@WholeApplicationTest
@TestPropertySource(
        properties = {"spring.application.name=killed-calls", "tuppence.sandbox.processor.slow-answer=300ms"})
@Import(Fuse.class)
@ExtendWith(BooksAgree.class)
class KilledCallsTests {

    private static final int CALLS = Integer.getInteger("killed.calls", 20);
    private static final int AT_ONCE = 20;
    private static final int EACH = 4;

    @Autowired
    ApplicationContext application;

    @Autowired
    Fuse fuse;

    @Autowired
    ProcessorAddress address;

    @Autowired
    SandboxFaults faults;

    @Autowired
    Scheduler scheduler;

    @Autowired
    TimeTravel time;

    @Autowired
    Reconciling reconciling;

    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String database;

    final Random random = Seed.random(KilledCallsTests.class);

    @Test
    @Tag("edge-05")
    void whateverWasAskedForWhenAProcessDiesIsDoneOnce() throws Exception {
        try (var callers = new Callers(address.apiBase(), database)) {
            for (int done = 0; done < CALLS; done += AT_ONCE) {
                kill(callers, Math.min(AT_ONCE, CALLS - done));
                time.forward(Duration.ofHours(1));
                assertThatNothingIsOpen();
            }
        }
    }

    @Test
    @Tag("edge-05")
    void whateverGoesWrongAtTheProcessorWhatWasAskedForIsDoneOnce() throws Exception {
        var errands = new Errands(new Cast(application));
        errands.prepare(Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(Errand.values()))
                .toList());
        for (Fault fault : Fault.values()) {
            faults.turnOn(fault, fault.name().startsWith("WEBHOOKS") ? "" : "/", 1 + random.nextInt(6));
            for (Errand errand : Errand.values()) {
                errands.commit(errand);
            }
            time.forward(Duration.ofSeconds(3));
        }
        faults.turnAllOff();
        time.forward(Duration.ofDays(2)); // keys are forgotten, and what was withheld is told
        assertThatNothingIsOpen();
    }

    private void kill(Callers callers, int calls) throws Exception {
        List<Errand> wanted = IntStream.range(0, calls)
                .mapToObj(i -> Errand.values()[random.nextInt(Errand.values().length)])
                .toList();
        var errands = new Errands(new Cast(application));
        errands.prepare(wanted);
        scheduler.pause();
        for (int done = 0; done < calls; done += EACH) {
            List<Errand> some = wanted.subList(done, Math.min(done + EACH, calls));
            Process victim = callers.ready();
            fuse.light(some, random, victim);
            for (Errand errand : some) {
                Callers.tell(victim, errand, errands.commit(errand));
            }
            assertThat(fuse.burnt()).as("killed in all of %s", some).isTrue();
        }
        scheduler.resume();
    }

    private void assertThatNothingIsOpen() {
        assertThat(jdbc.sql("select operation || ' ' || reference from processor_call where state = 'PENDING'")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(jdbc.sql("select reference from card_payment where state not in ('SUCCEEDED', 'DECLINED')")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(reconciling.breaks()).isEmpty();
    }
}
