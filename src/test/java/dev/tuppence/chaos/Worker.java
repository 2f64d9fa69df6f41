package dev.tuppence.chaos;

import dev.tuppence.Application;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.SelfCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One application process. What it shall do it is told by files in a folder, so that it can be killed at any time. */
final class Worker {

    private Worker() {}

    /** @param arguments the folder, a name, a seed, how many threads, how many readers, then settings of the application */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        String name = arguments[1];
        var random = new Random(Long.parseLong(arguments[2]));
        var settings = List.of(arguments).subList(5, arguments.length);
        ApplicationContext application = SpringApplication.run(Application.class, settings.toArray(String[]::new));
        if (name.equals(Processes.FIRST)) {
            World.make(application, Integer.parseInt(arguments[4]));
            Files.createFile(folder.resolve("world"));
        }
        waitUntil(() -> Files.exists(folder.resolve("world")));
        Files.createFile(folder.resolve(name + ".up"));
        World world = World.find(application.getBean(JdbcClient.class));
        var journal = new Journal(folder.resolve(name + ".journal"));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            var deeds = new Deeds(new Insisting(application, journal), world, new Random(random.nextLong()), () -> {
                waitUntil(() -> !Files.exists(folder.resolve("hold")));
                return Files.exists(folder.resolve("stop"));
            });
            threads.add(Thread.ofPlatform().start(deeds));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Files.createFile(folder.resolve(name + ".done"));
        waitUntil(() -> Files.exists(folder.resolve("check")));
        Files.write(folder.resolve(name + ".findings"), findings(application));
        System.exit(SpringApplication.exit(application));
    }

    private static void waitUntil(BooleanSupplier told) {
        while (!told.getAsBoolean()) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static List<String> findings(ApplicationContext application) {
        List<String> findings = new ArrayList<>();
        for (SelfCheck.Finding finding : application.getBean(SelfCheck.class).run()) {
            finding.violations().forEach(violation -> findings.add(finding.invariant() + ": " + violation));
        }
        if (!application.getBean(Ledger.class).trialBalance().balanced()) {
            findings.add("trial balance: " + application.getBean(Ledger.class).trialBalance());
        }
        return findings;
    }
}
