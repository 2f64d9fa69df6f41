package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mirror rows of charges. Callers hold the tab's lock. */
@Repository
class Mirrors {

    private final JdbcClient jdbc;
    private final Clock clock;

    Mirrors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Mirrors one charge of any period; empty when it was mirrored before. */
    Optional<Money> mirror(ReaderId reader, ItemId item, int take, String reason) {
        return jdbc.sql("""
                        insert into charge_return (debtor, kind, subject, take, payee, amount_micros, currency, period,
                                                   reason, returned_at)
                        select debtor, kind, subject, take, payee, amount_micros, currency, period, :reason, :now
                        from charge where debtor = :reader and kind = 1 and subject = :item and take = :take
                        on conflict do nothing returning amount_micros, currency""")
                .param("reader", reader.value())
                .param("item", item.value())
                .param("take", take)
                .param("reason", reason)
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) ->
                        new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))))
                .optional();
    }

    void takeOffOpenTab(ReaderId reader, ItemId item, int take, ReturnReason reason) {
        mirror(reader, item, take, reason.name())
                .ifPresent(amount -> jdbc.sql("""
                        update tab set owed_micros = owed_micros - :amount, count = count - 1
                        where reader_id = :reader and currency = :currency""")
                        .param("amount", amount.micros())
                        .param("reader", reader.value())
                        .param("currency", amount.currency().name())
                        .update());
    }
}
