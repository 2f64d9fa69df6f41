package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.unit.DataSize;

/** Imports and their files; the caller's transaction is for the creator. */
@Repository
class ImportRows {

    record Order(Money price, boolean publish) {}

    record Waiting(int number, String path, byte[] content) {}

    private final JdbcClient jdbc;

    ImportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(
            CreatorId creator, Money price, boolean publish, List<FileToImport> files, DataSize largest, Instant now) {
        long id = jdbc.sql("""
                        insert into article_import (creator_id, price_micros, currency, publish, started_at)
                        values (:creator, :price, :currency, :publish, :now) returning id""")
                .param("creator", creator.value())
                .param("price", price.micros())
                .param("currency", price.currency().name())
                .param("publish", publish)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getLong(1))
                .single();
        for (int i = 0; i < files.size(); i++) {
            boolean tooLarge = files.get(i).content().length > largest.toBytes();
            jdbc.sql("""
                            insert into article_import_file
                                (import_id, number, creator_id, path, content, state, reason, notes)
                            values (:id, :number, :creator, :path, :content, :state, :reason, '')""")
                    .param("id", id)
                    .param("number", i)
                    .param("creator", creator.value())
                    .param("path", files.get(i).path())
                    .param("content", tooLarge ? null : files.get(i).content(), Types.BINARY)
                    .param("state", tooLarge ? "REFUSED" : "WAITING")
                    .param("reason", tooLarge ? "size" : null, Types.VARCHAR)
                    .update();
        }
        return id;
    }

    /** Locks it, so that no two runs work on one import. */
    Optional<Order> order(long id) {
        return jdbc.sql("""
                        select price_micros, currency, publish from article_import
                        where id = :id and finished_at is null for update""")
                .param("id", id)
                .query((row, number) -> new Order(
                        new Money(row.getLong("price_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                        row.getBoolean("publish")))
                .optional();
    }

    Optional<Waiting> nextText(long id) {
        return jdbc.sql("""
                        select number, path, content from article_import_file
                        where import_id = :id and state = 'WAITING' and lower(path) ~ '\\.(md|markdown|mdown|mkd)$'
                        order by number limit 1""").param("id", id).query(ImportRows::waiting).optional();
    }

    Optional<Waiting> fileAt(long id, String path) {
        return jdbc.sql("""
                        select number, path, content from article_import_file
                        where import_id = :id and path = :path and content is not null""")
                .param("id", id)
                .param("path", path)
                .query(ImportRows::waiting)
                .optional();
    }

    /** Its content is kept until the end, another text may show the same picture. */
    void picture(long id, int number) {
        jdbc.sql("update article_import_file set state = 'PICTURE' where import_id = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .update();
    }

    void article(long id, int number, ItemId item, List<ImportNote> notes) {
        jdbc.sql("""
                        update article_import_file set state = 'ARTICLE', item_id = :item, notes = :notes, content = null
                        where import_id = :id and number = :number""")
                .param("item", item.value())
                .param("notes", ImportNote.joined(notes))
                .param("id", id)
                .param("number", number)
                .update();
    }

    void refuse(long id, int number, String reason, @Nullable String detail) {
        jdbc.sql("""
                        update article_import_file set state = 'REFUSED', reason = :reason, notes = :notes, content = null
                        where import_id = :id and number = :number""")
                .param("reason", reason)
                .param("notes", detail == null ? "" : ImportNote.joined(List.of(new ImportNote("detail", detail))))
                .param("id", id)
                .param("number", number)
                .update();
    }

    void finish(long id, Instant now) {
        jdbc.sql("update article_import_file set state = 'UNUSED' where import_id = :id and state = 'WAITING'")
                .param("id", id)
                .update();
        jdbc.sql("update article_import_file set content = null where import_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update article_import set finished_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(row.getInt("number"), row.getString("path"), row.getBytes("content"));
    }
}
