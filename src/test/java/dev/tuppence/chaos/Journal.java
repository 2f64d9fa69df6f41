package dev.tuppence.chaos;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process set out to do and what it was told, a line each. A line that was written survives the process. */
final class Journal {

    private final FileOutputStream file;

    Journal(Path path) {
        try {
            file = new FileOutputStream(path.toFile(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void write(String line) {
        try {
            file.write((line + "\n").getBytes(StandardCharsets.UTF_8)); // one call: whole or not at all
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much was answered until now. */
    static long answers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .flatMap(Journal::lines)
                    .filter(line -> !line.startsWith("INTENDED") && !line.startsWith("FAILED"))
                    .count();
        }
    }

    /** The words of every whole line of all journals in a folder. */
    static List<List<String>> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .flatMap(Journal::lines)
                    .map(line -> List.of(line.split(" ")))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
