package dev.tuppence.seals;

import dev.tuppence.seals.Misfit.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Compares the rows of one table with one seal. */
@Repository
class SealedRows {

    /** Parts that are searched for the row; more would only say the same again. */
    private static final int PARTS = 50;

    /** A table in a seal. Without any rows then, there is one empty part. */
    private record Stored(List<String> columns, int parts, long rows) {}

    private final JdbcClient jdbc;
    private final RowHashes hashes;
    private final Map<String, SealedTable> tables = new TreeMap<>();

    SealedRows(JdbcClient jdbc, RowHashes hashes, List<SealedTables> tables) {
        this.jdbc = jdbc;
        this.hashes = hashes;
        tables.stream().flatMap(some -> some.tables().stream()).forEach(table -> this.tables.put(table.name(), table));
    }

    /** Tables with rows in this seal, and all others that could have got some. */
    Set<String> tablesOf(Seal seal) {
        Set<String> names = new HashSet<>(jdbc.sql("select distinct relation from seal_part where seal_number = :seal")
                .param("seal", seal.number())
                .query((row, number) -> row.getString(1))
                .list());
        names.addAll(tables.keySet());
        return names;
    }

    Optional<Misfit> misfit(Seal seal, String name) {
        SealedTable table = tables.get(name);
        if (table == null) {
            return Optional.of(new Misfit(Kind.MISSING, name, "the table is not sealed any more"));
        }
        Stored stored = stored(seal, table);
        List<String> now = hashes.catalogColumns(name);
        Optional<String> gone = stored.columns().stream()
                .filter(column -> !now.contains(column))
                .findFirst();
        if (gone.isPresent()) {
            return Optional.of(new Misfit(Kind.MISSING, name, "column " + gone.get()));
        }
        List<Integer> parts = differentParts(seal, table, stored);
        return parts.isEmpty() ? Optional.empty() : Optional.of(name(seal, table, stored, parts));
    }

    private Stored stored(Seal seal, SealedTable table) {
        return jdbc.sql("""
                        select min(columns) as columns, min(parts) as parts, sum(row_count) as row_count from seal_part
                        where seal_number = :seal and relation = :table having count(*) > 0""")
                .param("seal", seal.number())
                .param("table", table.name())
                .query((row, number) -> new Stored(
                        List.of(row.getString("columns").split(",")), row.getInt("parts"), row.getLong("row_count")))
                .optional()
                .orElseGet(() -> new Stored(hashes.columnsOf(table), 1, 0));
    }

    private List<Integer> differentParts(Seal seal, SealedTable table, Stored stored) {
        return jdbc.sql("""
                        select part from (%s) now full join (
                            select part, hash from seal_part where seal_number = :seal and relation = :table) sealed using (part)
                        where now.hash is distinct from sealed.hash order by part limit :limit""".formatted(RowHashes.partsSql(table, stored.columns())))
                .param("seal", seal.number())
                .param("table", table.name())
                .param("parts", stored.parts())
                .param("low", seal.low())
                .param("high", seal.high())
                .param("limit", PARTS)
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /** A row whose mark no sealed row of its part has was changed or added; when all have one, another is missing. */
    private Misfit name(Seal seal, SealedTable table, Stored stored, List<Integer> parts) {
        long rows = hashes.count(table.name(), seal.low(), seal.high());
        return jdbc.sql("""
                        select key from (%s) now
                        where part in (:different) and (part, substr(digest, 5, 4)) not in (
                            select part, substr(marks, 4 * i + 1, 4) from seal_part, generate_series(0, row_count - 1) i
                            where seal_number = :seal and relation = :table and part in (:different))
                        order by tx, key limit 1""".formatted(RowHashes.rowsSql(table, stored.columns(), keySql(table))))
                .param("different", parts)
                .param("seal", seal.number())
                .param("table", table.name())
                .param("parts", stored.parts())
                .param("low", seal.low())
                .param("high", seal.high())
                .query((row, number) -> row.getString(1))
                .optional()
                .map(key -> new Misfit(rows > stored.rows() ? Kind.ADDED : Kind.CHANGED, table.name(), key))
                .orElseGet(() -> new Misfit(
                        Kind.MISSING,
                        table.name(),
                        "%d of %d rows of seal %d".formatted(stored.rows() - rows, stored.rows(), seal.number())));
    }

    private String keySql(SealedTable table) {
        return jdbc.sql("""
                        select 'concat_ws('', '', ' || string_agg(format('%L || t.%I', attname || ' ', attname), ', ' order by n) || ')'
                        from pg_index, unnest(indkey) with ordinality as k (attnum, n) join pg_attribute a using (attnum)
                        where indisprimary and indrelid = to_regclass(:table) and attrelid = indrelid""")
                .param("table", table.name())
                .query((row, number) -> row.getString(1))
                .single();
    }
}
