package dev.tuppence.seals;

import java.util.List;

/** What one module books. Every module names its own as a bean. */
public record SealedTables(List<SealedTable> tables) {

    public SealedTables {
        tables = List.copyOf(tables);
    }

    public static SealedTables of(SealedTable... tables) {
        return new SealedTables(List.of(tables));
    }
}
