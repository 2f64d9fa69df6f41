package dev.tuppence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The benchmarks, {@code ./mvnw -Pbench verify}; some of them: {@code -Dbench=NAME,NAME}. A bar that is missed is reported; books
 * that do not hold afterwards are a failure.
 */
class BenchRun {

    private static final List<Bench> BENCHES = List.of(
            new LedgerBench(),
            new LedgerQuietBench(),
            new LedgerHotBench(),
            new LedgerPlainBench(),
            new LedgerGrownBench(),
            new SettleBench(),
            new SettleSharesBench(),
            PageBench.read(),
            PageBench.front(),
            new HttpUnlockBench(),
            new MemoryBench(),
            new StartBench(),
            new EconomicsBench());

    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        lab = new Lab(Server.start(Path.of("target/bench/server").toAbsolutePath()));
        System.out.println(lab.server().settings());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @TestFactory
    Stream<DynamicTest> benches() {
        List<String> wanted = Arrays.asList(System.getProperty("bench", "").split(","));
        return BENCHES.stream()
                .filter(bench -> wanted.equals(List.of("")) || wanted.contains(bench.name()))
                .map(bench -> DynamicTest.dynamicTest(bench.name(), () -> run(bench)));
    }

    private static void run(Bench bench) throws Exception {
        bench.prepare(lab);
        bench.warmUp(lab);
        List<Double> references = new ArrayList<>();
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < bench.rounds(); i++) {
            references.add(bench.reference(lab));
            rounds.add(bench.measure(lab));
        }
        Result result = Result.of(bench, bench.comparedWith(lab), rounds, references);
        new Results().add(bench.name(), result);
        assertThat(lab.violations()).isEmpty();
        assertThat(result.holds() || !bench.must()).as(result.bar()).isTrue();
    }
}
