package dev.tuppence.seals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chain as it is stored. */
@Repository
class SealRows {

    /** Of a seal {@code s}: the one before, what it says of itself, and its parts. */
    static final String HASH = """
            sha256(coalesce((select p.hash from seal p where p.number = s.number - 1), '')
                   || record_send(row(s.number, s.low, s.high, s.row_count, s.sealed_at))
                   || (select sha256(string_agg(record_send(
                           row(relation, part, parts, columns, row_count, hash, sha256(marks))), '' order by relation collate "C", part))
                       from seal_part where seal_number = s.number))""";

    private final JdbcClient jdbc;
    private final RowHashes hashes;

    SealRows(JdbcClient jdbc, RowHashes hashes) {
        this.jdbc = jdbc;
        this.hashes = hashes;
    }

    Optional<Seal> head() {
        return jdbc.sql("select * from seal order by number desc limit 1")
                .query(SealRows::seal)
                .optional();
    }

    /** In their order. */
    List<Seal> after(int number, int limit) {
        return jdbc.sql("select * from seal where number > :number order by number limit :limit")
                .param("number", number)
                .param("limit", limit)
                .query(SealRows::seal)
                .list();
    }

    /** Every transaction below it has ended. */
    long horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    /** The oldest transaction that booked something since; empty when none did. */
    Optional<Long> firstBooked(List<SealedTable> tables, long low, long high) {
        String each = tables.stream()
                .map(table -> "select min(tx) as tx from " + table.name() + " where tx >= :low and tx < :high")
                .collect(Collectors.joining(" union all "));
        return jdbc.sql("select min(tx) from (" + each + ") first")
                .param("low", low)
                .param("high", high)
                .query(Long.class)
                .optional();
    }

    void addParts(int number, SealedTable table, long low, long high) {
        List<String> columns = hashes.columnsOf(table);
        jdbc.sql("""
                        insert into seal_part (seal_number, relation, part, parts, columns, row_count, hash, marks)
                        select :number, :table, part, :parts, :columns, row_count, hash, marks from (%s) parts""".formatted(RowHashes.partsSql(table, columns)))
                .param("number", number)
                .param("table", table.name())
                .param("columns", String.join(",", columns))
                .param("parts", RowHashes.partsFor(hashes.count(table.name(), low, high)))
                .param("low", low)
                .param("high", high)
                .update();
    }

    /** After its parts. */
    Seal add(int number, long low, long high, Instant at) {
        return jdbc.sql("""
                        insert into seal (number, low, high, row_count, sealed_at, hash)
                        select s.*, %s from (
                            select :number::int as number, :low::bigint as low, :high::bigint as high,
                                   (select sum(row_count) from seal_part where seal_number = :number)::bigint as row_count,
                                   :at::timestamptz as sealed_at) s
                        returning *""".formatted(HASH))
                .param("number", number)
                .param("low", low)
                .param("high", high)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(SealRows::seal)
                .single();
    }

    static Seal seal(ResultSet row, int index) throws SQLException {
        return new Seal(
                row.getInt("number"),
                row.getLong("low"),
                row.getLong("high"),
                row.getLong("row_count"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
