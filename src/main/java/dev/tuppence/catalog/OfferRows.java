package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.SplitSheetId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what stands on the shelves; needs no creator, everybody may. */
@Repository
class OfferRows {

    private static final String OFFER = """
            select o.item_id, o.version, o.creator_id, o.slug, o.title, o.summary, o.price_micros, o.currency, o.cover,
                o.words, o.published_at, o.published and not o.blocked as published, o.blocked, o.split_sheet from offer o\s""";

    private final JdbcClient jdbc;
    private final Creators creators;

    OfferRows(JdbcClient jdbc, Creators creators) {
        this.jdbc = jdbc;
        this.creators = creators;
    }

    List<OnOffer> withIds(Collection<ItemId> items) {
        return named(jdbc.sql(OFFER + "where o.item_id in (:items)")
                .param("items", items.stream().map(ItemId::value).toList())
                .query(OfferRows::row)
                .list());
    }

    Optional<OnOffer> at(CreatorId creator, String slug) {
        return named(jdbc.sql(OFFER + """
                        join item_address a using (item_id) where a.creator_id = :creator and a.slug = :slug""")
                        .param("creator", creator.value())
                        .param("slug", slug)
                        .query(OfferRows::row)
                        .list())
                .stream()
                .findFirst();
    }

    List<OnOffer> newest(@Nullable CreatorId creator, int page, int size) {
        return named(jdbc.sql(OFFER
                        + "where o.published and not o.blocked "
                        + (creator == null ? "" : "and o.creator_id = :creator ")
                        + "order by o.published_at desc, o.item_id desc limit :size offset :offset")
                .param("creator", creator == null ? null : creator.value())
                .param("size", size)
                .param("offset", (long) page * size)
                .query(OfferRows::row)
                .list());
    }

    /** Each word is looked for as it is written: nothing in it is a pattern. */
    List<OnOffer> search(String words, int page, int size) {
        String[] each = words.substring(0, Math.min(words.length(), 100))
                .replace("\u0000", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .split("\\s+");
        return named(jdbc.sql(OFFER + """
                        join creator c on c.id = o.creator_id
                        where o.published and not o.blocked and not exists (select from unnest(:words) word
                            where strpos(lower(o.title || ' ' || o.summary || ' ' || c.name), word) = 0)
                        order by o.published_at desc, o.item_id desc limit :size offset :offset""")
                .param("words", each)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(OfferRows::row)
                .list());
    }

    int count(CreatorId creator) {
        return jdbc.sql("select count(*) from offer where creator_id = :creator and published and not blocked")
                .param("creator", creator.value())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    Optional<Text> text(ItemId item, int version) {
        return jdbc.sql("""
                        select preview_html, body_html from item_version where item_id = :item and version = :version""")
                .param("item", item.value())
                .param("version", version)
                .query((row, number) -> new Text(row.getString("preview_html"), row.getString("body_html")))
                .optional();
    }

    private List<OnOffer> named(List<Row> rows) {
        Map<CreatorId, CreatorPage> pages =
                creators.pagesOf(rows.stream().map(Row::creator).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> row.named(Objects.requireNonNull(pages.get(row.creator()))))
                .toList();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new ItemId(row.getLong("item_id")),
                row.getInt("version"),
                new CreatorId(row.getLong("creator_id")),
                row.getString("slug"),
                row.getString("title"),
                row.getString("summary"),
                new Money(row.getLong("price_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getString("cover"),
                row.getInt("words"),
                row.getTimestamp("published_at").toInstant(),
                row.getBoolean("published"),
                row.getBoolean("blocked"),
                row.getInt("split_sheet"));
    }

    /** An offer before its creator's handle is known. */
    private record Row(
            ItemId item,
            int version,
            CreatorId creator,
            String slug,
            String title,
            String summary,
            Money price,
            @Nullable String cover,
            int words,
            Instant publishedAt,
            boolean published,
            boolean blocked,
            int splitSheet) {

        OnOffer named(CreatorPage page) {
            var offer = new Offer(
                    item,
                    version,
                    creator,
                    page.handle(),
                    slug,
                    title,
                    summary,
                    price,
                    cover,
                    words,
                    publishedAt,
                    splitSheet == 0 ? null : new SplitSheetId(splitSheet));
            return new OnOffer(offer, published, blocked);
        }
    }
}
