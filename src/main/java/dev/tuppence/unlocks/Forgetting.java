package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets what charges were for. Of the subject a mark stays that nobody can lead back, the amounts stay, and the reader keeps
 * what was bought: it moves into the library first. Runs as the role purge, which may do this and nothing else.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Forgetting {

    /** A closed period whose settlement has ended, so that nobody asks again what was in it. */
    public record Period(ReaderId reader, CurrencyCode currency, int number) {}

    private static final String FORGET = """
            with old as materialized (
                select c.*, subject_mark(c.subject, c.salt) as mark, r.debtor is not null as returned
                from unnest(:readers::bigint[], :currencies::text[], :periods::int[]) p (debtor, currency, period)
                join charge c using (debtor, currency, period)
                left join charge_return r using (debtor, kind, subject, take)
                where c.subject > 0 and (:item = 0 or c.subject = :item)
            ), kept as (
                insert into library (reader_id, item_id, item_version, since, source)
                select debtor, subject, item_version, charged_at, 'forgotten' from old where kind = 1 and not returned
                on conflict do nothing
            ), returns as (
                update charge_return r set subject = o.mark from old o
                where r.debtor = o.debtor and r.kind = o.kind and r.subject = o.subject and r.take = o.take
            )
            update charge c set subject = o.mark, salt = 0 from old o
            where c.debtor = o.debtor and c.kind = o.kind and c.subject = o.subject and c.take = o.take""";

    private final JdbcClient jdbc;

    Forgetting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rest of the transaction is in the role purge.
     *
     * @param item only what was for it; null for everything
     * @return how many charges
     */
    public int forget(List<Period> periods, @Nullable ItemId item) {
        jdbc.sql("set local role purge").update();
        return jdbc.sql(FORGET)
                .param("readers", of(periods, period -> period.reader().value(), Long[]::new))
                .param("currencies", of(periods, period -> period.currency().name(), String[]::new))
                .param("periods", of(periods, Period::number, Integer[]::new))
                .param("item", item == null ? 0 : item.value())
                .update();
    }

    private static <T> T[] of(List<Period> periods, Function<Period, T> value, IntFunction<T[]> array) {
        return periods.stream().map(value).toArray(array);
    }
}
