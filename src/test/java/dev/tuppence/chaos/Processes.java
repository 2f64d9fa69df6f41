package dev.tuppence.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.postgresql.ds.PGSimpleDataSource;

/** Application processes on one database, started and killed. */
final class Processes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int THREADS = 16;
    private static final String NAME = "process-";
    static final String FIRST = NAME + 0;

    private final Path folder;
    private final PGSimpleDataSource database;
    private final Random random;
    private final int readers;
    private final List<Process> running = new ArrayList<>();
    private int started;

    Processes(Path folder, PGSimpleDataSource database, Random random, int readers) {
        this.folder = folder;
        this.database = database;
        this.random = random;
        this.readers = readers;
    }

    /** While they start, the others hold still: on a small machine they would starve them. */
    void start(int more) throws IOException {
        Path hold = Files.createFile(folder.resolve("hold"));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            names.add(launch());
        }
        await().atMost(PATIENCE)
                .until(() ->
                        names.stream().allMatch(name -> Files.exists(folder.resolve(name + ".up"))) || !allAlive());
        Files.delete(hold);
    }

    private String launch() throws IOException {
        String name = NAME + started++;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                folder.toString(),
                name,
                Long.toString(random.nextLong()),
                Integer.toString(THREADS),
                Integer.toString(readers)));
        command.addAll(settings());
        running.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start());
        return name;
    }

    /** As the operating system kills: without a word. */
    void killOne() throws InterruptedException {
        Process victim = running.remove(random.nextInt(running.size()));
        victim.destroyForcibly().waitFor();
    }

    boolean allAlive() {
        return running.stream().allMatch(Process::isAlive);
    }

    /** Lets each finish what it does and look at the books. */
    void finish() throws IOException, InterruptedException {
        Files.createFile(folder.resolve("stop"));
        await().atMost(PATIENCE).until(() -> count(".done") >= running.size() || !allAlive());
        Files.createFile(folder.resolve("check"));
        for (Process process : running) {
            process.waitFor();
        }
    }

    long count(String suffix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).count();
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }

    private List<String> settings() {
        return List.of(
                "--spring.profiles.active=sandbox",
                "--server.port=0",
                "--spring.datasource.url=" + database.getUrl(),
                "--spring.datasource.username=app",
                "--spring.datasource.password=app",
                "--spring.flyway.user=owner",
                "--spring.flyway.password=owner",
                "--tuppence.demo=false",
                "--tuppence.home=" + folder.resolve("home"),
                "--tuppence.sandbox.processor.requests-per-second=10000",
                "--tuppence.sandbox.processor.requests-per-second-and-endpoint=10000",
                "--tuppence.unlocks.return-share-basis-points=10000",
                "--tuppence.unlocks.limits.usd.guest=2",
                "--tuppence.unlocks.limits.usd.signed-in=4",
                "--logging.level.root=off");
    }
}
