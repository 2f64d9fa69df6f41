package dev.tuppence.seals;

import java.util.HashMap;
import java.util.Map;

/**
 * A table whose rows are facts. Its column {@code tx} names the transaction that booked a row; every column is sealed, also one
 * added later, unless it is named here.
 *
 * @param instead by column, the SQL that is sealed in its place (the row is {@code t}); empty: the column is not sealed
 */
public record SealedTable(String name, Map<String, String> instead) {

    public SealedTable {
        instead = Map.copyOf(instead);
    }

    public static SealedTable of(String name) {
        return new SealedTable(name, Map.of());
    }

    public SealedTable sealing(String column, String sql) {
        Map<String, String> more = new HashMap<>(instead);
        more.put(column, sql);
        return new SealedTable(name, more);
    }

    public SealedTable without(String column) {
        return sealing(column, "");
    }

    boolean seals(String column) {
        return !"".equals(instead.get(column));
    }

    String sqlOf(String column) {
        return instead.getOrDefault(column, "t." + column);
    }
}
