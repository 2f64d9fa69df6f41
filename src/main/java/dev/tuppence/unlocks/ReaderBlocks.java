package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reasons why no tab of a reader takes anything, also none that is opened later. */
@Component
class ReaderBlocks {

    private final JdbcClient jdbc;
    private final TabLimits tabs;

    ReaderBlocks(JdbcClient jdbc, TabLimits tabs) {
        this.jdbc = jdbc;
        this.tabs = tabs;
    }

    void block(ReaderId reader, Block reason) {
        tabs.lock(reader);
        change("""
                insert into reader_block (reader_id, blocks) values (:reader, :bit)
                on conflict (reader_id) do update set blocks = reader_block.blocks | excluded.blocks""", reader, reason);
        change("update tab set blocks = blocks | :bit where reader_id = :reader", reader, reason);
    }

    void unblock(ReaderId reader, Block reason) {
        tabs.lock(reader);
        change("update reader_block set blocks = blocks & ~:bit::int where reader_id = :reader", reader, reason);
        change("update tab set blocks = blocks & ~:bit::int where reader_id = :reader", reader, reason);
    }

    private void change(String sql, ReaderId reader, Block reason) {
        jdbc.sql(sql).param("reader", reader.value()).param("bit", reason.bit()).update();
    }
}
