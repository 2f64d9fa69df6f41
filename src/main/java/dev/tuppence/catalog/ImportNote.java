package dev.tuppence.catalog;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was not taken of a file that was.
 *
 * @param code the last part of a message key, {@code catalog.import.note.<code>}
 * @param argument what it is about, in the file's own words
 */
public record ImportNote(String code, String argument) {

    static String joined(Collection<ImportNote> notes) {
        return notes.stream()
                .limit(20)
                .map(note -> note.code() + " " + shortened(note.argument().replace('\n', ' ')))
                .collect(Collectors.joining("\n"));
    }

    static List<ImportNote> split(String joined) {
        return joined.lines()
                .map(line -> line.split(" ", 2))
                .map(parts -> new ImportNote(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList();
    }

    private static String shortened(String argument) {
        return argument.length() > 300 ? argument.substring(0, 300) + "…" : argument;
    }
}
