package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of imports; the caller's transaction is for the creator. */
@Repository
class ImportResults {

    private final JdbcClient jdbc;

    ImportResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ImportView> of(CreatorId creator, long id) {
        List<ImportedFile> files = jdbc.sql("""
                        select path, state, reason, item_id, notes from article_import_file
                        where creator_id = :creator and import_id = :id order by path""")
                .param("creator", creator.value())
                .param("id", id)
                .query(ImportResults::file)
                .list();
        return jdbc.sql("""
                        select id, started_at, finished_at from article_import
                        where creator_id = :creator and id = :id""")
                .param("creator", creator.value())
                .param("id", id)
                .query((row, number) -> view(row, files))
                .optional();
    }

    int underWay(CreatorId creator) {
        return jdbc.sql("select count(*) from article_import where creator_id = :creator and finished_at is null")
                .param("creator", creator.value())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    List<ImportView> newest(CreatorId creator, int limit) {
        return jdbc.sql("""
                        select id, started_at, finished_at from article_import
                        where creator_id = :creator order by id desc limit :limit""")
                .param("creator", creator.value())
                .param("limit", limit)
                .query((row, number) -> view(row, List.of()))
                .list();
    }

    private static ImportView view(ResultSet row, List<ImportedFile> files) throws SQLException {
        @Nullable Timestamp finished = row.getTimestamp("finished_at");
        return new ImportView(
                row.getLong("id"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                files);
    }

    private static ImportedFile file(ResultSet row, int number) throws SQLException {
        long item = row.getLong("item_id");
        return new ImportedFile(
                row.getString("path"),
                ImportedFile.State.valueOf(row.getString("state")),
                row.getString("reason"),
                item == 0 ? null : new ItemId(item),
                ImportNote.split(row.getString("notes")));
    }
}
