package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what readers see; the caller's transaction is for the creator. */
@Repository
class Shelves {

    private final JdbcClient jdbc;

    Shelves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this version already says exactly this. */
    boolean holds(ItemId item, int version, DraftText text, Rendered rendered) {
        return jdbc.sql("""
                        select count(*) from item_version where item_id = :item and version = :version
                        and title = :title and summary = :summary and preview_html = :preview and body_html = :body""")
                        .param("item", item.value())
                        .param("version", version)
                        .param("title", text.title())
                        .param("summary", text.summary())
                        .param("preview", rendered.text().previewHtml())
                        .param("body", rendered.text().bodyHtml())
                        .query((row, number) -> row.getLong(1))
                        .single()
                > 0;
    }

    void keep(CreatorId creator, Item item, DraftText text, Rendered rendered, Instant now) {
        jdbc.sql("""
                        insert into item_version
                            (item_id, version, creator_id, title, summary, preview_html, body_html, words, published_at)
                        values (:item, :version, :creator, :title, :summary, :preview, :body, :words, :now)""")
                .param("item", item.item().value())
                .param("version", item.version())
                .param("creator", creator.value())
                .param("title", text.title())
                .param("summary", text.summary())
                .param("preview", rendered.text().previewHtml())
                .param("body", rendered.text().bodyHtml())
                .param("words", rendered.words())
                .param("now", Timestamp.from(now))
                .update();
    }

    void offer(CreatorId creator, Draft draft, int version, Rendered rendered) {
        jdbc.sql("""
                        insert into offer (item_id, creator_id, slug, version, title, summary, cover, price_micros, currency,
                            words, published_at, published)
                        values (:item, :creator, :slug, :version, :title, :summary, :cover, :price, :currency, :words, :at, true)
                        on conflict (item_id) do update set slug = excluded.slug, version = excluded.version,
                            title = excluded.title, summary = excluded.summary, cover = excluded.cover,
                            price_micros = excluded.price_micros, currency = excluded.currency, words = excluded.words,
                            published = true""")
                .param("item", draft.item().value())
                .param("creator", creator.value())
                .param("slug", draft.slug())
                .param("version", version)
                .param("title", draft.text().title())
                .param("summary", draft.text().summary())
                .param(
                        "cover",
                        draft.text().cover() == null
                                ? rendered.picture()
                                : draft.text().cover())
                .param("price", draft.text().price().micros())
                .param("currency", draft.text().price().currency().name())
                .param("words", rendered.words())
                .param("at", Timestamp.from(Objects.requireNonNull(draft.publishedAt())))
                .update();
        jdbc.sql("""
                        insert into item_address (creator_id, slug, item_id) values (:creator, :slug, :item)
                        on conflict do nothing""")
                .param("creator", creator.value())
                .param("slug", draft.slug())
                .param("item", draft.item().value())
                .update();
    }

    void withdraw(CreatorId creator, ItemId item) {
        jdbc.sql("update offer set published = false where creator_id = :creator and item_id = :item")
                .param("creator", creator.value())
                .param("item", item.value())
                .update();
    }
}
