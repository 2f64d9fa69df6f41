package dev.tuppence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes that wait to be told their errands; the next one starts while the one before it runs. */
final class Callers implements AutoCloseable {

    private final List<String> command;
    private Process next;

    Callers(String processor, String database) throws IOException {
        command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Caller.class.getName(),
                processor,
                "--spring.profiles.active=sandbox",
                "--spring.datasource.url=" + database,
                "--spring.datasource.password=app",
                "--spring.flyway.enabled=false",
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--tuppence.demo=false",
                "--logging.level.root=off");
        next = start();
    }

    /** Knows everything, and has been told nothing. */
    Process ready() throws IOException {
        Process process = next;
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.equals(Caller.READY)) {
                next = start();
                return process;
            }
        }
        assertThat(lines).as("it did not start").contains(Caller.READY);
        return process;
    }

    static void tell(Process process, Errand errand, String reference) throws IOException {
        process.getOutputStream().write("%s %s%n".formatted(errand, reference).getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(command)
                .redirectError(new File("target/callers.log"))
                .start();
    }

    @Override
    public void close() {
        next.destroyForcibly();
    }
}
