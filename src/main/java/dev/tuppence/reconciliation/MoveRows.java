package dev.tuppence.reconciliation;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.BalanceMove;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MoveRows {

    /** @param number falls with time, since the newest is listed first */
    record Seen(long number, String object) {}

    /** @param own as the books have it */
    record Exchanged(String move, Money own, Money net) {}

    private final JdbcClient jdbc;

    MoveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those seen before stay as they are. */
    void insert(long run, List<BalanceMove> moves) {
        for (BalanceMove move : moves) {
            jdbc.sql("""
                            insert into balance_move (id, run_id, type, object, net_micros, currency, own_micros, own_currency, made_at)
                            values (:id, :run, :type, :object, :net, :currency, :own, :ownCurrency, :at)
                            on conflict do nothing""")
                    .param("own", move.own() == null ? null : move.own().micros())
                    .param(
                            "ownCurrency",
                            move.own() == null ? null : move.own().currency().name())
                    .param("id", move.id())
                    .param("run", run)
                    .param("type", move.type())
                    .param("object", move.object())
                    .param("net", move.net().micros())
                    .param("currency", move.net().currency().name())
                    .param("at", move.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Oldest first. */
    List<Seen> page(long run, long before, int limit) {
        return jdbc.sql("""
                        select number, object from balance_move where run_id = :run and number < :before
                        order by number desc limit :limit""")
                .param("run", run)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Seen(row.getLong("number"), row.getString("object")))
                .list();
    }

    /** What of it the processor exchanged. */
    List<Exchanged> exchanged(String object) {
        return jdbc.sql("""
                        select id, own_micros, own_currency, net_micros, currency from balance_move
                        where object = :object and own_currency is not null order by number""")
                .param("object", object)
                .query((row, number) -> new Exchanged(
                        row.getString("id"),
                        new Money(row.getLong("own_micros"), CurrencyCode.valueOf(row.getString("own_currency"))),
                        new Money(row.getLong("net_micros"), CurrencyCode.valueOf(row.getString("currency")))))
                .list();
    }

    /** One amount for each currency that is not even. */
    List<Money> moved(String object) {
        return jdbc.sql("""
                        select currency, sum(net_micros)::bigint as net_micros from balance_move where object = :object
                        group by currency having sum(net_micros) <> 0 order by currency""")
                .param("object", object)
                .query((row, number) ->
                        new Money(row.getLong("net_micros"), CurrencyCode.valueOf(row.getString("currency"))))
                .list();
    }
}
