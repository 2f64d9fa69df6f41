package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What lists show beside many items at once: which of them a reader has, and which can still be returned. */
@Service
public class Shelf {

    private final JdbcClient jdbc;
    private final UnlocksSettings settings;
    private final Clock clock;

    Shelf(JdbcClient jdbc, UnlocksSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those of the items that the reader has, by charge or by grant. */
    public Set<ItemId> heldAmong(ReaderId reader, Collection<ItemId> items) {
        if (items.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
            select item_id from library where reader_id = :reader and item_id in (:items)
            union
            select c.subject from charge c left join charge_return r using (debtor, kind, subject, take)
            where c.debtor = :reader and c.kind = 1 and c.subject in (:items) and r.debtor is null\
            """)
                .param("reader", reader.value())
                .param("items", items.stream().map(ItemId::value).toList())
                .query((row, number) -> new ItemId(row.getLong(1)))
                .list());
    }

    /** When one click no longer gives a charge back; returned ones are not asked for again. */
    public Instant returnableUntil(Line line) {
        return line.at().plus(settings.returnWindow());
    }

    /** Whether one click would give a charge back now. */
    public boolean returnable(Line line) {
        return line.kind() == ChargeKind.UNLOCK
                && !line.returned()
                && line.take() > 0
                && clock.instant().isBefore(returnableUntil(line));
    }
}
