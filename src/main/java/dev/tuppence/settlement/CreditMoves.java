package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where readers' credit came from, and where it went. */
@Repository
@Transactional(readOnly = true)
public class CreditMoves {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    CreditMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    public List<CreditMove> of(ReaderId reader) {
        return of(reader, null);
    }

    /** What paid this settlement, and what its card payment became; newest first. */
    public List<CreditMove> of(SettlementView settlement) {
        return of(settlement.reader(), settlement.id());
    }

    private List<CreditMove> of(ReaderId reader, @Nullable Long settlement) {
        return jdbc.sql("""
                        with lot as (
                            select l.*, v.settlement_id from credit_lot l join credit_left v using (id)
                            where l.reader_id = :reader
                        ), move as (
                            select created_at as at, case when source like 'return-%-goodwill-%' then 'GOODWILL'
                                                     else upper(split_part(source, '-', 1)) end as cause, currency, amount_micros, settlement_id
                            from lot
                            union all
                            select f.funded_at, 'USED', lot.currency, -sum(f.amount_micros), f.settlement_id
                            from settlement_funding f join lot on lot.id = f.credit_lot_id
                            group by f.settlement_id, f.funded_at, lot.currency
                            union all
                            select t.taken_at, case split_part(t.source, '-', 1) when 'refund' then 'REFUND' when 'case' then 'CASE'
                                                                                 else 'LOST' end,
                                   lot.currency, -sum(t.amount_micros), lot.settlement_id
                            from credit_taken t join lot on lot.id = t.credit_lot_id
                            group by t.source, t.taken_at, lot.currency, lot.settlement_id, sign(t.amount_micros)
                        )
                        select * from move where :settlement::bigint is null or settlement_id = :settlement
                        order by at desc limit :most""")
                .param("reader", reader.value())
                .param("settlement", settlement)
                .param("most", MOST)
                .query(CreditMoves::move)
                .list();
    }

    private static CreditMove move(ResultSet row, int number) throws SQLException {
        return new CreditMove(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                CreditMove.Cause.valueOf(row.getString("cause")),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getObject("settlement_id", Long.class));
    }
}
