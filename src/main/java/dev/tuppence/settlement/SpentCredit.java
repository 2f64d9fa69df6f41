package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.payments.DisputedPayments;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which settlements were paid with credit of which card payments. */
@Repository
class SpentCredit {

    /** @param amount what of it was paid with such credit */
    record Paid(Settlement settlement, Money amount) {}

    private record Origin(long settlement, Money amount) {}

    private final JdbcClient jdbc;
    private final SettlementRows rows;
    private final DisputedPayments disputes;

    SpentCredit(JdbcClient jdbc, SettlementRows rows, DisputedPayments disputes) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.disputes = disputes;
    }

    /** What was paid with credit of this settlement's card payment, oldest first. */
    List<Paid> of(Settlement origin) {
        return jdbc
                .sql("""
                        select f.settlement_id, sum(f.amount_micros)::bigint as micros
                        from settlement_funding f join credit_left l on l.id = f.credit_lot_id
                        where l.reader_id = :reader and l.currency = :currency and l.settlement_id = :origin
                        group by f.settlement_id order by f.settlement_id""")
                .param("reader", origin.reader().value())
                .param("currency", origin.currency().name())
                .param("origin", origin.id())
                .query((row, number) ->
                        new Origin(row.getLong("settlement_id"), new Money(row.getLong("micros"), origin.currency())))
                .list()
                .stream()
                .map(paid -> new Paid(rows.find(paid.settlement()).orElseThrow(), paid.amount()))
                .toList();
    }

    /** How much of this settlement was paid with credit of card payments that the bank took back. */
    Money lostIn(Settlement paid) {
        return jdbc
                .sql("""
                        select l.settlement_id, sum(f.amount_micros)::bigint as micros
                        from settlement_funding f join credit_left l on l.id = f.credit_lot_id
                        where f.settlement_id = :paid and l.settlement_id is not null group by l.settlement_id""")
                .param("paid", paid.id())
                .query((row, number) ->
                        new Origin(row.getLong("settlement_id"), new Money(row.getLong("micros"), paid.currency())))
                .list()
                .stream()
                .filter(origin -> disputes.disputed(Settlement.referenceOf(origin.settlement())))
                .map(Origin::amount)
                .reduce(Money.zero(paid.currency()), Money::plus);
    }
}
