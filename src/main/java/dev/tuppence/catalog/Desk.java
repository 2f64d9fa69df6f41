package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions over all articles of one creator; the caller's transaction is for that creator. */
@Repository
class Desk {

    private final JdbcClient jdbc;

    Desk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DraftLine> lines(CreatorId creator, int page, int size) {
        return jdbc.sql("""
                        select id, title, slug, price_micros, currency, state, changed, changed_at, published_at from item
                        where creator_id = :creator order by changed_at desc, id desc limit :size offset :offset""")
                .param("creator", creator.value())
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Desk::line)
                .list();
    }

    List<ItemId> in(State state, CreatorId creator, int size) {
        return jdbc.sql("select id from item where creator_id = :creator and state = :state order by id limit :size")
                .param("creator", creator.value())
                .param("state", state.name())
                .param("size", size)
                .query((row, number) -> new ItemId(row.getLong("id")))
                .list();
    }

    Map<State, Integer> counts(CreatorId creator) {
        record Count(State state, int items) {}
        return jdbc
                .sql("select state, count(*) as items from item where creator_id = :creator group by state")
                .param("creator", creator.value())
                .query((row, number) -> new Count(State.valueOf(row.getString("state")), row.getInt("items")))
                .list()
                .stream()
                .collect(Collectors.toMap(Count::state, Count::items));
    }

    /** The wished slug, or the first of wished-2, wished-3 … that no other article of this creator has or had. */
    String freeSlug(CreatorId creator, String wished, @Nullable ItemId self) {
        String start = wished.isEmpty() ? "article" : wished;
        Set<String> taken = new HashSet<>(jdbc.sql("""
                        select slug from item where creator_id = :creator and starts_with(slug, :start) and id <> :self
                        union select slug from item_address
                        where creator_id = :creator and starts_with(slug, :start) and item_id <> :self""")
                .param("creator", creator.value())
                .param("start", start)
                .param("self", self == null ? 0 : self.value())
                .query((row, number) -> row.getString("slug"))
                .list());
        String slug = start;
        for (int next = 2; taken.contains(slug); next++) {
            slug = start + "-" + next;
        }
        return slug;
    }

    private static DraftLine line(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp publishedAt = row.getTimestamp("published_at");
        return new DraftLine(
                new ItemId(row.getLong("id")),
                row.getString("title"),
                row.getString("slug"),
                new Money(row.getLong("price_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                State.valueOf(row.getString("state")),
                row.getBoolean("changed"),
                row.getTimestamp("changed_at").toInstant(),
                publishedAt == null ? null : publishedAt.toInstant());
    }
}
