package dev.tuppence.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The application in a process of its own, with the JVM's options that are shipped, on the database of a site. */
final class App implements AutoCloseable {

    /** What is compiled, without the tests. */
    static final List<String> COMPILED = List.of(
            "-cp",
            Arrays.stream(System.getProperty("java.class.path").split(":"))
                    .filter(path -> !path.endsWith("test-classes"))
                    .collect(Collectors.joining(":")),
            "dev.tuppence.Application");

    static final Path LOG = Path.of("target/bench/app.log").toAbsolutePath();

    private static final Path OPTIONS = Path.of("src/main/docker/jvm.options").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final int port;

    private App(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns with its first page. */
    static App start(Site site, List<String> program, String... options) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "@" + OPTIONS));
        command.addAll(List.of(options));
        command.addAll(program);
        command.addAll(site.settings());
        command.addAll(List.of(
                "--spring.profiles.active=sandbox",
                "--spring.main.log-startup-info=true",
                "--tuppence.home=target/bench/home",
                "--server.port=" + port));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        var app = new App(process, port);
        app.awaitFirstPage();
        return app;
    }

    int port() {
        return port;
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** What the JVM holds in memory. */
    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }

    /** Whether there is a page at this address now. */
    boolean answers(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .build();
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** As an operator would: what is to be written at the end is written. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void awaitFirstPage() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers("/")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("No page: " + Files.readString(LOG));
            }
            Thread.sleep(10);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
