package dev.tuppence.screening;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reviews as they are read. */
@Repository
class ReviewRows {

    private final JdbcClient jdbc;

    ReviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Review> find(long id) {
        return jdbc.sql("select * from screening_review where id = :id")
                .param("id", id)
                .query(ReviewRows::review)
                .optional();
    }

    /** Those under way first, the longest open one on top. */
    List<Review> list(int page, int size) {
        return jdbc.sql("""
                        select * from screening_review
                        order by decided_at is not null, case when decided_at is null then id else -id end
                        offset :offset limit :size""")
                .param("offset", (long) page * size)
                .param("size", size)
                .query(ReviewRows::review)
                .list();
    }

    /** Newest first. */
    List<Review> of(CreatorId creator, int limit) {
        return jdbc.sql("select * from screening_review where creator_id = :creator order by id desc limit :limit")
                .param("creator", creator.value())
                .param("limit", limit)
                .query(ReviewRows::review)
                .list();
    }

    List<Review> unappealed(Instant now, int limit) {
        return jdbc.sql(
                        "select * from screening_review where state = 'DECIDED' and appeal_until <= :now order by id limit :limit")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(ReviewRows::review)
                .list();
    }

    static Review review(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        return new Review(
                row.getLong("id"),
                new CreatorId(row.getLong("creator_id")),
                ReviewState.valueOf(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                reason == null ? null : WithholdingReason.valueOf(reason),
                Arrays.stream((Long[]) row.getArray("readers").getArray())
                        .map(ReaderId::new)
                        .collect(Collectors.toSet()),
                row.getObject("charged_from", OffsetDateTime.class).toInstant(),
                reader(row, "proposed_by"),
                instant(row, "proposed_at"),
                reader(row, "agreed_by"),
                instant(row, "appeal_until"),
                row.getString("appeal"),
                row.getObject("reversal_id", Long.class),
                instant(row, "decided_at"));
    }

    private static @Nullable ReaderId reader(ResultSet row, String column) throws SQLException {
        Long id = row.getObject(column, Long.class);
        return id == null ? null : new ReaderId(id);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
