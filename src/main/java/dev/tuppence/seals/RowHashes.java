package dev.tuppence.seals;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Hashes of booked rows, made by the database from the binary form of their values. A row belongs to the part that its hash
 * says, so that parts are of one size and no row moves another one.
 */
@Repository
class RowHashes {

    private static final int ROWS_PER_PART = 8192;

    private final JdbcClient jdbc;

    RowHashes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names of the columns that are sealed from now on; in the order of the alphabet, whatever the table's is. */
    List<String> columnsOf(SealedTable table) {
        return catalogColumns(table.name()).stream().filter(table::seals).toList();
    }

    List<String> catalogColumns(String table) {
        return jdbc.sql("""
                        select quote_ident(attname) from pg_attribute
                        where attrelid = to_regclass(:table) and attnum > 0 and not attisdropped
                        order by attname collate "C\"""")
                .param("table", table)
                .query((row, number) -> row.getString(1))
                .list();
    }

    long count(String table, long low, long high) {
        return jdbc.sql("select count(*) from " + table + " where tx >= :low and tx < :high")
                .param("low", low)
                .param("high", high)
                .query(Long.class)
                .single();
    }

    static int partsFor(long rows) {
        return Math.toIntExact(rows / ROWS_PER_PART + 1);
    }

    /** One row per part: {@code part, row_count, hash, marks}. Takes low, high and parts. */
    static String partsSql(SealedTable table, List<String> columns) {
        return """
                select part, count(*)::int as row_count, sha256(string_agg(digest, '' order by digest)) as hash,
                       string_agg(substr(digest, 5, 4), '' order by digest) as marks
                from (%s) hashed group by part""".formatted(rowsSql(table, columns, "0"));
    }

    /** One row per booked row: {@code part, tx, key, digest}. Takes low, high and parts. */
    static String rowsSql(SealedTable table, List<String> columns, String keySql) {
        // the offset keeps the planner from computing a hash more than once
        return """
                select (substr(digest, 1, 4)::bigint * :parts) >> 32 as part, tx, key, digest
                from (select t.tx, %s as key, sha256(record_send(row(%s))) as digest
                      from %s t where t.tx >= :low and t.tx < :high offset 0) digested""".formatted(
                        keySql, columns.stream().map(table::sqlOf).collect(Collectors.joining(", ")), table.name());
    }
}
