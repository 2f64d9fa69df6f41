package dev.tuppence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** From the process's start to its first page, on a database that holds data: with the JVM's cache, compared to without. */
final class StartBench implements Bench {

    private static final int ROUNDS = 5;
    private static final Path JARS = Path.of("target/bench/jar").toAbsolutePath();
    private static final Path CACHE = JARS.resolve("tuppence.aot");
    private static final Pattern STARTED =
            Pattern.compile("Started Application in ([0-9.]+) seconds \\(process running for ([0-9.]+)\\)");

    private final Map<String, List<Double>> spent = new LinkedHashMap<>();
    private Site site;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public Bar bar() {
        return Bar.ratioAtMost(0.5);
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    /** As README.md says: the cache is filled by a start that opened a page. */
    @Override
    public void prepare(Lab lab) throws Exception {
        site = lab.site("start", Platform.usual()::build);
        extract();
        try (App app = App.start(site, program(), "-XX:AOTCacheOutput=" + CACHE)) {
            app.answers("/@creator-1/item-1000");
        }
    }

    @Override
    public void warmUp(Lab lab) throws Exception {
        reference(lab);
        measure(lab);
        spent.clear();
    }

    @Override
    public String comparedWith(Lab lab) {
        return "without the cache";
    }

    @Override
    public double reference(Lab lab) throws Exception {
        return start("without");
    }

    @Override
    public double measure(Lab lab) throws Exception {
        return start("with", "-XX:AOTCache=" + CACHE);
    }

    /** Medians: the JVM until it runs the application, the application until it listens, the first page, and CPU. */
    @Override
    public Map<String, Object> details() {
        var medians = new LinkedHashMap<String, Object>();
        spent.forEach((what, seconds) -> medians.put(what, Result.median(seconds)));
        return medians;
    }

    private double start(String cache, String... options) throws Exception {
        long begun = System.nanoTime();
        try (App app = App.start(site, program(), options)) {
            double all = (System.nanoTime() - begun) / 1e9;
            MatchResult said = STARTED.matcher(Files.readString(App.LOG))
                    .results()
                    .findFirst()
                    .orElseThrow();
            double application = Double.parseDouble(said.group(1));
            double running = Double.parseDouble(said.group(2));
            spent(cache + ": JVM", running - application);
            spent(cache + ": application", application);
            spent(cache + ": first page", all - running);
            spent(cache + ": CPU", app.cpu().toMillis() / 1e3);
            return all;
        }
    }

    private void spent(String what, double seconds) {
        spent.computeIfAbsent(what, fresh -> new ArrayList<>()).add(seconds);
    }

    private static List<String> program() throws IOException {
        return List.of("-jar", jar(JARS).toString());
    }

    private static void extract() throws Exception {
        new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Djarmode=tools",
                        "-jar",
                        jar(Path.of("target")).toString(),
                        "extract",
                        "--force",
                        "--destination",
                        JARS.toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    private static Path jar(Path folder) throws IOException {
        try (var jars = Files.newDirectoryStream(folder, "tuppence-*.jar")) {
            return jars.iterator().next();
        }
    }
}
