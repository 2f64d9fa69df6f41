package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.ledger.Projection;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creators' charges summed per item, a few seconds behind: no unlock touches a creator's row. What readers paid already is in
 * it; whoever knows the settled part subtracts it.
 */
@Service
public class Accruals implements Projection {

    /** Rows of transactions in flight are not skipped: the cursor stops below the oldest of them. */
    private static final String PROJECT = """
            with step as (
                update accrual_cursor c set projected_at = :now,
                    tx = greatest(old.tx, pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
                from (select tx from accrual_cursor for update) old
                returning old.tx as low, c.tx as high
            ), moved as (
                select payee, split_sheet, kind, currency, subject, 1 as units, amount_micros from charge, step
                where charge.tx >= low and charge.tx < high
                union all
                select payee, split_sheet, kind, currency, subject, -1, -amount_micros from charge_return, step
                where charge_return.tx >= low and charge_return.tx < high
            ), shared as (
                select coalesce(p.creator_id, m.payee) as creator_id, m.currency, m.subject, m.kind, m.units,
                       coalesce(split_share(m.amount_micros, p.weight, p.below, p.total), m.amount_micros) as amount
                from moved m left join split_part p on p.sheet_id = m.split_sheet
            )
            insert into accrual as a (creator_id, currency, item_id, kind, units, gross_micros)
            select creator_id, currency, subject, kind, sum(units), sum(amount) from shared
            group by creator_id, currency, subject, kind order by creator_id, currency, subject, kind
            on conflict (creator_id, currency, item_id, kind) do update
            set units = a.units + excluded.units, gross_micros = a.gross_micros + excluded.gross_micros""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Accruals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Largest first. */
    @Transactional(readOnly = true)
    public List<ItemAccrual> of(CreatorId creator, CurrencyCode currency) {
        return jdbc.sql("""
                        select item_id, kind = 3 as pledged, sum(units) as units, sum(gross_micros) as gross_micros
                        from accrual where creator_id = :creator and currency = :currency
                        group by item_id, pledged order by gross_micros desc, item_id""")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .query((row, number) -> new ItemAccrual(
                        new ItemId(row.getLong("item_id")),
                        row.getBoolean("pledged"),
                        row.getInt("units"),
                        new Money(row.getLong("gross_micros"), currency)))
                .list();
    }

    /** Catches up with all charges of transactions that ended before any that still runs. */
    @Transactional
    public void project() {
        jdbc.sql(PROJECT).param("now", OffsetDateTime.now(clock)).update();
    }

    @Override
    public String name() {
        return "accruals";
    }

    @Override
    @Transactional(readOnly = true)
    public Lag lag() {
        return jdbc.sql("""
                        select projected_at, greatest(0, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - tx) as behind
                        from accrual_cursor""")
                .query((row, number) -> new Lag(
                        Optional.ofNullable(row.getObject("projected_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getLong("behind")))
                .single();
    }
}
