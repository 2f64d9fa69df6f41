package dev.tuppence.bench;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is on offer at each price; each reader buys one piece after the other. */
final class Stock {

    private static final long FIRST = 6_000_000_000L;

    record Piece(ItemId item, CreatorId creator) {}

    private record Shelf(long first, List<CreatorId> creators) {

        Piece piece(int number) {
            return new Piece(new ItemId(first + number), creators.get(number % creators.size()));
        }
    }

    private final JdbcClient superuser;
    private final Map<Long, Shelf> shelves = new HashMap<>();
    private final Map<ReaderId, Integer> bought = new HashMap<>();
    private long next = FIRST;

    Stock(JdbcClient superuser) {
        this.superuser = superuser;
    }

    void put(List<CreatorId> creators, long priceMicros, int pieces) {
        superuser
                .sql("""
                        insert into offer (item_id, creator_id, slug, version, title, summary, price_micros, currency, words,
                                           published_at, published)
                        select :first + i, (:creators::bigint[])[1 + i % :size], 'piece-' || :first + i, 1, 'Piece', '', :price,
                               'USD', 100, '2026-01-01', true
                        from generate_series(0, :pieces) i""")
                .param("first", next)
                .param("creators", creators.stream().map(CreatorId::value).toArray(Long[]::new))
                .param("size", creators.size())
                .param("price", priceMicros)
                .param("pieces", pieces)
                .update();
        shelves.put(priceMicros, new Shelf(next, List.copyOf(creators)));
        next += pieces + 1;
    }

    Piece next(ReaderId reader, long priceMicros) {
        return shelves.get(priceMicros).piece(bought.merge(reader, 1, Integer::sum));
    }
}
