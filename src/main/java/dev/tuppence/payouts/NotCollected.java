package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.Part;
import dev.tuppence.settlement.TabSettled;
import dev.tuppence.settlement.TabWrittenOff;
import dev.tuppence.unlocks.ItemAccrual;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What no reader paid for too long, in the transaction that wrote it off; it is none any more when it is paid after all. */
@Component
class NotCollected {

    private final JdbcClient jdbc;
    private final EveryCreator everyCreator;

    NotCollected(JdbcClient jdbc, EveryCreator everyCreator) {
        this.jdbc = jdbc;
        this.everyCreator = everyCreator;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(TabWrittenOff event) {
        everyCreator.run(() -> event.parts().forEach(part -> add(event, part)));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(TabSettled event) {
        everyCreator.run(() -> jdbc.sql("""
                        update not_collected set recovered_at = :at
                        where settlement_id = :settlement and recovered_at is null""")
                .param("at", CollectEarnings.utc(event.at()))
                .param("settlement", event.settlement())
                .update());
    }

    /** Per item. */
    List<ItemAccrual> of(CreatorId creator, CurrencyCode currency) {
        return jdbc.sql("""
                        select item_id, kind = 3 as pledged, count(*)::int as units, sum(gross_micros)::bigint as gross
                        from not_collected where creator_id = :creator and currency = :currency and recovered_at is null
                        group by item_id, pledged""")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .query((row, number) -> new ItemAccrual(
                        new ItemId(row.getLong("item_id")),
                        row.getBoolean("pledged"),
                        row.getInt("units"),
                        new Money(row.getLong("gross"), currency)))
                .list();
    }

    private void add(TabWrittenOff event, Part part) {
        jdbc.sql("""
                        insert into not_collected (settlement_id, creator_id, kind, item_id, take, currency, gross_micros,
                                                   written_off_at)
                        values (:settlement, :creator, :kind, :item, :take, :currency, :gross, :at)""")
                .param("settlement", event.settlement())
                .param("creator", part.creator().value())
                .param("kind", part.kind().code())
                .param("item", part.item().value())
                .param("take", part.take())
                .param("currency", part.amount().currency().name())
                .param("gross", part.amount().micros())
                .param("at", CollectEarnings.utc(event.at()))
                .update();
    }
}
