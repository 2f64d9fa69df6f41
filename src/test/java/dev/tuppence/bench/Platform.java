package dev.tuppence.bench;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Readers with room on their tabs, creators of whom every second has a month cap, and items at 10 cents; ids count from 1, and
 * item i is creator 1 + i mod creators'. Set-based, so that it takes seconds.
 */
record Platform(int readers, int creators, int items) {

    static final long PRICE_MICROS = 100_000;
    static final long ROOM_MICROS = 1_000_000_000_000L;

    private static final OffsetDateTime OPENED = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final long CAP_MICROS = 500 * PRICE_MICROS;

    /** Every second creator has one. */
    static long capOf(int creator) {
        return creator % 2 == 0 ? CAP_MICROS : 0;
    }

    static Platform usual() {
        return new Platform(
                Settings.number("readers", 200_000),
                Settings.number("creators", 1000),
                Settings.number("items", 10_000));
    }

    int creatorOf(int item) {
        return 1 + item % creators;
    }

    void build(Site site) {
        JdbcClient jdbc = site.superuser();
        readers(jdbc);
        creators(jdbc);
        items(jdbc);
        jdbc.sql("vacuum analyze").update();
        jdbc.sql("checkpoint").update();
    }

    /** The last ones own the creators' pages: what is one's own is free. */
    private void readers(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into reader (id, locale, zone, country, home_currency, created_at) overriding system value
                        select i, 'en', 'UTC', 'US', 'USD', :opened from generate_series(1, :readers) i""")
                .param("readers", readers + creators)
                .param("opened", OPENED)
                .update();
        jdbc.sql("""
                        insert into tab (reader_id, currency, limit_micros)
                        select i, 'USD', :room from generate_series(1, :readers) i""").param("room", ROOM_MICROS).param("readers", readers).update();
        jdbc.sql("select setval(pg_get_serial_sequence('reader', 'id'), :last)")
                .param("last", readers + creators)
                .query()
                .singleValue();
    }

    private void creators(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into creator (id, handle, skeleton, name, bio, accent, currency, country, created_at,
                                             month_cap_micros)
                        overriding system value
                        select i, 'creator-' || i, 'creator-' || i, 'Creator ' || i, '', '#204060', 'USD', 'US', :opened,
                               case when i % 2 = 0 then :cap end
                        from generate_series(1, :creators) i""")
                .param("cap", CAP_MICROS)
                .param("creators", creators)
                .param("opened", OPENED)
                .update();
        jdbc.sql("""
                        insert into team_member (creator_id, reader_id, role, joined_at)
                        select i, :readers + i, 'owner', :opened from generate_series(1, :creators) i""")
                .param("readers", readers)
                .param("creators", creators)
                .param("opened", OPENED)
                .update();
    }

    private void items(JdbcClient jdbc) {
        jdbc.sql("""
                        with made as (
                            insert into offer (item_id, creator_id, slug, version, title, summary, price_micros, currency,
                                               words, published_at, published)
                            select i, 1 + i % :creators, 'item-' || i, 1, 'Item ' || i, 'Something to read', :price, 'USD',
                                   1500, :opened + i * interval '1 second', true
                            from generate_series(1, :items) i
                            returning *
                        ), addressed as (
                            insert into item_address (creator_id, slug, item_id) select creator_id, slug, item_id from made
                        )
                        insert into item_version (item_id, version, creator_id, title, summary, preview_html, body_html,
                                                  words, published_at)
                        select item_id, 1, creator_id, title, summary, '<p>' || repeat('Words to taste. ', 20) || '</p>',
                               '<p>' || repeat(repeat('Six words that fill a page. ', 25) || '</p><p>', 10) || '</p>',
                               words, published_at
                        from made""")
                .param("creators", creators)
                .param("price", PRICE_MICROS)
                .param("items", items)
                .param("opened", OPENED)
                .update();
    }
}
