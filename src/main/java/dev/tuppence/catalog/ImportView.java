package dev.tuppence.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is.
 *
 * @param finishedAt none while it is under way
 */
public record ImportView(
        long id, Instant startedAt, @Nullable Instant finishedAt, List<ImportedFile> files) {

    public boolean finished() {
        return finishedAt != null;
    }

    public List<ImportedFile> in(ImportedFile.State state) {
        return files.stream().filter(file -> file.state() == state).toList();
    }

    public long done() {
        return files.stream()
                .filter(file -> file.state() != ImportedFile.State.WAITING)
                .count();
    }
}
