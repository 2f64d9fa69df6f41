package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.unlocks.Forgetting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What settlements were for is forgotten when nobody can ask the bank about it any more, or earlier when the reader wants it.
 * What is not settled is not forgotten: somebody still has to see what it is for.
 */
@Service
public class ForgettingSettled {

    private record Ended(long id, long tx, Forgetting.Period period) {}

    /** What was carried ended with the settlement that carried it last. */
    private static final String ENDED = """
            with ended as (
                select s.id, s.tx, s.reader_id, s.currency, s.period from settlement s
                left join settlement c on c.id = s.covered_by
                where s.tx is not null and coalesce(c.paid_at, c.moved_at, s.paid_at, s.moved_at) < :before
            )""";

    private static final String RETURNS = """
            update settlement_return r set subject = subject_mark(c.subject, c.salt)
            from settlement s join charge c on c.debtor = s.reader_id
            where s.id = any(:ids) and r.settlement_id = s.id and r.subject > 0 and (:item = 0 or r.subject = :item)
              and c.kind = r.kind and c.subject = r.subject and c.take = r.take""";

    private static final String SHARES = """
            update settlement_share set subject = subject_mark(subject, salt), salt = 0
            where settlement_id = any(:ids) and subject > 0 and (:item = 0 or subject = :item)""";

    private final Forgetting forgetting;
    private final JdbcClient jdbc;
    private final SettlementSettings settings;
    private final Clock clock;

    ForgettingSettled(Forgetting forgetting, JdbcClient jdbc, SettlementSettings settings, Clock clock) {
        this.forgetting = forgetting;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** The next settlements that ended long ago, those that ended together at once; false when there are none. */
    @Transactional
    public boolean forgetNext() {
        List<Ended> old = ended(settings.forgetAfter(), 0, """
                , next as (
                    select tx from ended where tx > (select tx from forget_cursor) order by tx limit :limit)
                select * from ended where tx > (select tx from forget_cursor) and tx <= (select max(tx) from next)""");
        if (!old.isEmpty()) {
            forget(old, null);
            jdbc.sql("update forget_cursor set tx = :tx")
                    .param("tx", old.stream().mapToLong(Ended::tx).max().orElseThrow())
                    .update();
        }
        return !old.isEmpty();
    }

    /**
     * On the reader's wish: everything settled that was for this item, once it cannot be given back any more.
     *
     * @return how many charges; none while it may still be given back, or is not paid
     */
    @Transactional
    public int forget(ReaderId reader, ItemId item) {
        String theirs = " select * from ended where reader_id = :reader limit :limit";
        return forget(ended(settings.forgetOnRequestAfter(), reader.value(), theirs), item);
    }

    private List<Ended> ended(Duration ago, long reader, String which) {
        jdbc.sql("set local role purge").update();
        return jdbc.sql(ENDED + which)
                .param("before", OffsetDateTime.now(clock).minus(ago))
                .param("limit", settings.pageSize())
                .param("reader", reader)
                .query(ForgettingSettled::ended)
                .list();
    }

    private int forget(List<Ended> ended, @Nullable ItemId item) {
        for (String update : List.of(RETURNS, SHARES)) {
            jdbc.sql(update)
                    .param("ids", ended.stream().map(Ended::id).toArray(Long[]::new))
                    .param("item", item == null ? 0 : item.value())
                    .update();
        }
        return forgetting.forget(ended.stream().map(Ended::period).toList(), item);
    }

    private static Ended ended(ResultSet row, int number) throws SQLException {
        var period = new Forgetting.Period(
                new ReaderId(row.getLong("reader_id")),
                CurrencyCode.valueOf(row.getString("currency")),
                row.getInt("period"));
        return new Ended(row.getLong("id"), row.getLong("tx"), period);
    }
}
