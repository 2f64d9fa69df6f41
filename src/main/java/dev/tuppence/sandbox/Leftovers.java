package dev.tuppence.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed instance leaves behind: a server that still runs, or a pid file whose number may by now be anybody's, which
 * would keep the next server from starting. Only for whoever holds the home's lock.
 */
final class Leftovers {

    private static final int PATIENCE_SECONDS = 15;

    private Leftovers() {}

    static void clear(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            serverOf(data, pidFile).ifPresent(Leftovers::stop);
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<ProcessHandle> serverOf(Path data, Path pidFile) throws IOException {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(process -> runsOn(process, data));
        }
    }

    /** Where the system does not tell the arguments, the program's name has to do. */
    private static boolean runsOn(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> command.contains("postgres")).isPresent()
                && info.commandLine()
                        .filter(line -> !line.contains(data.toString()))
                        .isEmpty();
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            server.destroyForcibly();
            server.onExit().join(); // it recovers from its log, as after a power cut
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
