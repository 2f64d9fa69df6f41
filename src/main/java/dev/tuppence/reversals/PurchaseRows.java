package dev.tuppence.reversals;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Charges that were not returned. What was forgotten cannot be named any more; it has been paid for long. */
@Repository
class PurchaseRows {

    private final JdbcClient jdbc;

    PurchaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their keys. */
    List<Purchase> next(ReversalScope scope, Purchase after, int limit) {
        String select = "select c.debtor, c.kind, c.subject, c.take";
        return asked(select, scope, """
                        and (c.debtor, c.kind, c.subject, c.take) > (:reader, :kind::smallint, :subject, :take::smallint)
                        order by c.debtor, c.kind, c.subject, c.take limit :limit""")
                .param("reader", after.reader().value())
                .param("kind", after.charge().kind().code())
                .param("subject", after.charge().item().value())
                .param("take", after.charge().take())
                .param("limit", limit)
                .query(PurchaseRows::purchase)
                .list();
    }

    List<PurchasesSum> sums(ReversalScope scope) {
        String select = "select c.currency, count(*) as purchases, sum(c.amount_micros)::bigint as amount";
        return asked(select, scope, "group by c.currency order by c.currency")
                .query((row, number) -> new PurchasesSum(
                        row.getInt("purchases"),
                        new Money(row.getLong("amount"), CurrencyCode.valueOf(row.getString("currency")))))
                .list();
    }

    private StatementSpec asked(String select, ReversalScope scope, String rest) {
        ItemId item = scope.item();
        CreatorId creator = scope.creator();
        String narrowed = (scope.readers().isEmpty() ? "" : " and c.debtor = any(:readers)")
                + (item == null ? "" : " and c.subject = :item and c.kind <> 3") // a pledge is for no item
                + (creator == null ? "" : " and c.payee = :creator and c.split_sheet = 0");
        return jdbc.sql(select + """
                         from charge c where c.charged_at >= :from and c.charged_at < :until and c.subject > 0 %s
                          and not exists (select from charge_return r where r.debtor = c.debtor and r.kind = c.kind
                                          and r.subject = c.subject and r.take = c.take)
                        """.formatted(narrowed) + rest)
                .param("from", scope.from().atOffset(ZoneOffset.UTC))
                .param("until", scope.until().atOffset(ZoneOffset.UTC))
                .param("readers", scope.readers().stream().map(ReaderId::value).toArray(Long[]::new))
                .param("item", item == null ? null : item.value())
                .param("creator", creator == null ? null : creator.value());
    }

    private static Purchase purchase(ResultSet row, int number) throws SQLException {
        var charge = new Charge.Key(
                ChargeKind.of(row.getInt("kind")), new ItemId(row.getLong("subject")), row.getInt("take"));
        return new Purchase(new ReaderId(row.getLong("debtor")), charge);
    }
}
