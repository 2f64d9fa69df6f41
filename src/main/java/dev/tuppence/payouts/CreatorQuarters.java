package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What every creator earned and got in a year, by quarter of UTC: what platforms report of their sellers. */
@Service
@Transactional(readOnly = true)
public class CreatorQuarters {

    /** More would not be made in one go. */
    public static final int MOST = 100_000;

    /**
     * One creator, currency and quarter; what was returned is taken off.
     *
     * @param gross without the tax that readers' countries take
     * @param unclaimed what went back to readers because the creator never came for it
     * @param transferred what arrived at the creator's account at the processor
     */
    public record Row(
            CreatorId creator,
            int quarter,
            int units,
            Money gross,
            Money cardFee,
            Money platformFee,
            Money unclaimed,
            Money transferred) {}

    private final JdbcClient jdbc;
    private final EveryCreator everyCreator;

    CreatorQuarters(JdbcClient jdbc, EveryCreator everyCreator) {
        this.jdbc = jdbc;
        this.everyCreator = everyCreator;
    }

    /** By creator, currency and quarter. */
    public List<Row> of(Year year) {
        return everyCreator.call(() -> jdbc.sql("""
                        with moved as (
                            select creator_id, currency, collected_at as at, units, gross_micros as gross, card_fee_micros as card_fee,
                                   platform_fee_micros as platform_fee, 0::bigint as unclaimed, 0::bigint as transferred
                            from earning where collected_at >= :from and collected_at < :to
                            union all
                            select creator_id, currency, unclaimed_at, 0, 0, 0, 0, net_micros, 0
                            from earning where unclaimed_at >= :from and unclaimed_at < :to
                            union all
                            select creator_id, currency, decided_at, 0, 0, 0, 0, 0, amount_micros
                            from transfer where state = 'SENT' and decided_at >= :from and decided_at < :to)
                        select creator_id, currency, extract(quarter from at at time zone 'UTC')::int as quarter,
                               sum(units)::int as units, sum(gross)::bigint as gross, sum(card_fee)::bigint as card_fee,
                               sum(platform_fee)::bigint as platform_fee, sum(unclaimed)::bigint as unclaimed,
                               sum(transferred)::bigint as transferred
                        from moved group by 1, 2, 3 order by 1, 2, 3 limit :most""")
                .param(
                        "from",
                        CollectEarnings.utc(
                                year.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .param(
                        "to",
                        CollectEarnings.utc(year.plusYears(1)
                                .atDay(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()))
                .param("most", MOST)
                .query(CreatorQuarters::row)
                .list());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new CreatorId(row.getLong("creator_id")),
                row.getInt("quarter"),
                row.getInt("units"),
                money(row, "gross"),
                money(row, "card_fee"),
                money(row, "platform_fee"),
                money(row, "unclaimed"),
                money(row, "transferred"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), CurrencyCode.valueOf(row.getString("currency")));
    }
}
