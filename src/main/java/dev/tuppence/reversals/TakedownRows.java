package dev.tuppence.reversals;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TakedownRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    TakedownRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty when it is taken down already. */
    Optional<Long> insert(Offer offer, TakedownReason reason, String note, long reversal, ReaderId admin) {
        return jdbc.sql("""
                        insert into takedown (item_id, creator_id, reason, note, reversal_id, taken_by, taken_at)
                        values (:item, :creator, :reason, :note, :reversal, :admin, :now)
                        on conflict (item_id) where restored_at is null do nothing returning id""")
                .param("item", offer.item().value())
                .param("creator", offer.creator().value())
                .param("reason", reason.name())
                .param("note", note)
                .param("reversal", reversal)
                .param("admin", admin.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional();
    }

    boolean object(long id, CreatorId creator, String text) {
        return jdbc.sql("""
                        update takedown set objection = :text, objected_at = :now
                        where id = :id and creator_id = :creator and objection is null and restored_at is null""")
                        .param("text", text)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .param("creator", creator.value())
                        .update()
                == 1;
    }

    Optional<Takedown> restore(long id, ReaderId admin) {
        return jdbc.sql("""
                        update takedown set restored_by = :admin, restored_at = :now
                        where id = :id and restored_at is null returning *""")
                .param("admin", admin.value())
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .query(TakedownRows::takedown)
                .optional();
    }

    /** Those in force first, with an objection on top; then newest first. */
    List<Takedown> list(int page, int size) {
        return jdbc.sql("""
                        select * from takedown order by restored_at is not null, objection is null, id desc
                        offset :offset limit :size""")
                .param("offset", (long) page * size)
                .param("size", size)
                .query(TakedownRows::takedown)
                .list();
    }

    /** Newest first. */
    List<Takedown> of(CreatorId creator, int limit) {
        return jdbc.sql("select * from takedown where creator_id = :creator order by id desc limit :limit")
                .param("creator", creator.value())
                .param("limit", limit)
                .query(TakedownRows::takedown)
                .list();
    }

    private static Takedown takedown(ResultSet row, int number) throws SQLException {
        return new Takedown(
                row.getLong("id"),
                new ItemId(row.getLong("item_id")),
                new CreatorId(row.getLong("creator_id")),
                TakedownReason.valueOf(row.getString("reason")),
                row.getString("note"),
                row.getLong("reversal_id"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getString("objection"),
                instant(row, "objected_at"),
                instant(row, "restored_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
