package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a creator earned and got in a period. Every method sees this creator's rows only. */
@Service
@Transactional(readOnly = true)
public class PeriodEarnings {

    private static final String EARNED = """
            from earning left join transfer on transfer.id = transfer_id
            where earning.creator_id = :creator and earning.currency = :currency
              and collected_at >= :from and collected_at < :to\s""";

    private static final String SUMS = """
            coalesce(sum(gross_micros), 0)::bigint as gross, coalesce(sum(platform_fee_micros), 0)::bigint as platform_fee,
            coalesce(sum(card_fee_micros), 0)::bigint as card_fee, coalesce(sum(net_micros), 0)::bigint as net\s""";

    private final JdbcClient jdbc;
    private final CurrentCreator currentCreator;

    PeriodEarnings(JdbcClient jdbc, CurrentCreator currentCreator) {
        this.jdbc = jdbc;
        this.currentCreator = currentCreator;
    }

    public PeriodSum sumOf(EarningPeriod period) {
        Money nothing = Money.zero(period.currency());
        return moved(period, moved(period.before(), nothing).closing());
    }

    /**
     * The newest item first.
     *
     * @param after the last one that is known, none for the first page
     */
    public List<ItemPeriod> byItem(EarningPeriod period, @Nullable ItemPeriod after, int limit) {
        CurrencyCode currency = period.currency();
        return of(period, "select kind, item_id, sum(units)::int as units, " + SUMS + EARNED + """
                        and (item_id, kind) < (:item, :kind)
                        group by kind, item_id order by item_id desc, kind desc limit :limit""")
                .param("item", after == null ? Long.MAX_VALUE : after.item().value())
                .param("kind", after == null ? 0 : after.kind().code())
                .param("limit", limit)
                .query((row, number) -> new ItemPeriod(
                        ChargeKind.of(row.getInt("kind")),
                        new ItemId(row.getLong("item_id")),
                        row.getInt("units"),
                        money(row, "gross", currency),
                        money(row, "platform_fee", currency),
                        money(row, "card_fee", currency),
                        money(row, "net", currency)))
                .list();
    }

    /**
     * The oldest first.
     *
     * @param after the number of the last one that is known, 0 for the first page
     */
    public List<Earning> lines(EarningPeriod period, long after, int limit) {
        return of(period, "select earning.*, " + EarningRows.STATE + " as place " + EARNED + """
                        and earning.id > :after order by earning.id limit :limit""")
                .param("after", after)
                .param("limit", limit)
                .query(EarningRows::earning)
                .list();
    }

    /** Oldest first; months without earnings are left out. */
    public List<MonthEarnings> months(EarningPeriod period) {
        return of(
                        period,
                        "select to_char(collected_at at time zone 'UTC', 'YYYY-MM') as month, sum(units)::int as units, "
                                + SUMS + EARNED + "group by 1 order by 1")
                .query((row, number) -> new MonthEarnings(
                        YearMonth.parse(row.getString("month")),
                        row.getInt("units"),
                        money(row, "gross", period.currency()),
                        money(row, "net", period.currency())))
                .list();
    }

    public boolean anyBefore(EarningPeriod period) {
        return of(period.before(), "select exists (select 1 " + EARNED + ")")
                .query(Boolean.class)
                .single();
    }

    private PeriodSum moved(EarningPeriod period, Money opening) {
        return new PeriodSum(
                opening,
                load(period, "and returned_take = 0"),
                load(period, "and returned_take <> 0"),
                sum(period, "net_micros", "earning where unclaimed_at >= :from and unclaimed_at < :to"),
                sum(
                        period,
                        "amount_micros",
                        "transfer where state = 'SENT' and decided_at >= :from and decided_at < :to"),
                sum(
                        period,
                        "amount_micros",
                        "creator_debt where kind = 'GIVEN_UP' and moved_at >= :from and moved_at < :to"));
    }

    private Load load(EarningPeriod period, String which) {
        CurrencyCode currency = period.currency();
        return of(period, "select count(*)::int as lines, " + SUMS + EARNED + which)
                .query((row, number) -> new Load(
                        row.getInt("lines"),
                        money(row, "gross", currency),
                        money(row, "platform_fee", currency),
                        money(row, "card_fee", currency),
                        money(row, "net", currency)))
                .single();
    }

    private Money sum(EarningPeriod period, String column, String rows) {
        String mine = " and creator_id = :creator and currency = :currency";
        return of(period, "select coalesce(sum(" + column + "), 0)::bigint as amount from " + rows + mine)
                .query((row, number) -> money(row, "amount", period.currency()))
                .single();
    }

    private StatementSpec of(EarningPeriod period, String sql) {
        currentCreator.is(period.creator());
        return jdbc.sql(sql)
                .param("creator", period.creator().value())
                .param("currency", period.currency().name())
                .param("from", CollectEarnings.utc(period.from()))
                .param("to", CollectEarnings.utc(period.to()));
    }

    private static Money money(ResultSet row, String column, CurrencyCode currency) throws SQLException {
        return new Money(row.getLong(column), currency);
    }
}
