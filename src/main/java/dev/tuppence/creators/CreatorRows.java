package dev.tuppence.creators;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages as they stand in the database. */
@Repository
class CreatorRows {

    private static final String PAGE =
            "select id, handle, name, bio, picture, accent, currency, month_cap_micros from creator ";

    private final JdbcClient jdbc;

    CreatorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CreatorPage> withHandle(String handle) {
        return jdbc.sql(PAGE + "where handle = :handle")
                .param("handle", handle)
                .query(CreatorRows::page)
                .optional();
    }

    List<CreatorPage> withIds(Collection<? extends Long> ids) {
        return jdbc.sql(PAGE + "where id in (:ids)")
                .param("ids", ids)
                .query(CreatorRows::page)
                .list();
    }

    List<CreatorPage> newest(int limit) {
        return jdbc.sql(PAGE + "order by created_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(CreatorRows::page)
                .list();
    }

    /** None when the handle, or one that looks like it, is there already. */
    Optional<CreatorId> insert(Handle handle, NewCreator page, OffsetDateTime now) {
        return jdbc.sql("""
                        insert into creator (handle, skeleton, name, bio, accent, currency, created_at)
                        values (:handle, :skeleton, :name, :bio, :accent, :currency, :now)
                        on conflict do nothing returning id""")
                .param("handle", handle.value())
                .param("skeleton", handle.skeleton())
                .param("name", page.name().strip())
                .param("bio", page.bio().strip())
                .param("accent", PageOpening.colour(page.accent()))
                .param("currency", page.currency().name())
                .param("now", now)
                .query((row, number) -> new CreatorId(row.getLong("id")))
                .optional();
    }

    void change(CreatorId creator, PageText text) {
        jdbc.sql("update creator set name = :name, bio = :bio, accent = :accent where id = :creator")
                .param("name", text.name().strip())
                .param("bio", text.bio().strip())
                .param("accent", text.accent())
                .param("creator", creator.value())
                .update();
    }

    void close(CreatorId creator) {
        jdbc.sql("update creator set name = handle, bio = '', picture = null where id = :creator")
                .param("creator", creator.value())
                .update();
    }

    void cap(CreatorId creator, @Nullable Money cap) {
        jdbc.sql("update creator set month_cap_micros = :cap where id = :creator")
                .param("cap", cap == null ? null : cap.micros())
                .param("creator", creator.value())
                .update();
    }

    void show(CreatorId creator, String picture) {
        jdbc.sql("update creator set picture = :picture where id = :creator")
                .param("picture", picture)
                .param("creator", creator.value())
                .update();
    }

    private static CreatorPage page(ResultSet row, int number) throws SQLException {
        var currency = CurrencyCode.valueOf(row.getString("currency"));
        long cap = row.getLong("month_cap_micros");
        return new CreatorPage(
                new CreatorId(row.getLong("id")),
                row.getString("handle"),
                row.getString("name"),
                row.getString("bio"),
                row.getString("picture"),
                row.getString("accent"),
                currency,
                cap == 0 ? null : new Money(cap, currency));
    }
}
