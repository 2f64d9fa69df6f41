package dev.tuppence.unlocks;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * {@link LaneSql#CHARGE_PLAIN} for a command that is alone: the same conditions on one line, in half the time, since most of the time of
 * a small statement is spent on its size.
 */
final class OneUnlock implements AutoCloseable {

    static final String CHARGE_ONE = """
            with fitting as (
                update tab t set owed_micros = t.owed_micros + u.amount, count = t.count + 1,
                                 opened_at = coalesce(t.opened_at, u.at)
                from (
                    select l.*, o.seen, coalesce(o.month, 0) as month,
                           case when l.cap = 0 then l.price
                                else least(l.price, l.cap - coalesce((
                                    select k.spent_micros from cap_counter k
                                    where k.reader_id = l.reader and k.creator_id = l.payee
                                      and k.currency = l.currency and k.month = o.month), 0)) end as amount
                    from (select ?::bigint as reader, ?::text as currency, ?::bigint as subject, ?::int as take,
                                 ?::int as version, ?::bigint as payee, ?::int as split_sheet, ?::bigint as price,
                                 ?::bigint as cap, ?::int as content, ?::bigint as salt, ?::timestamptz as at) l
                    left join lateral (
                        select s.xmin as seen, month_of(l.at, s.zone) as month from tab s
                        where l.cap > 0 and s.reader_id = l.reader and s.currency = l.currency) o on true
                    where (select true from charge c where c.debtor = l.reader and c.kind = 1 and c.subject = l.subject
                           and c.take = l.take) is null
                      and (select true from library b where b.reader_id = l.reader and b.item_id = l.subject) is null
                      and (l.take = 1 or (select true from charge_return r where r.debtor = l.reader and r.kind = 1
                                          and r.subject = l.subject and r.take = l.take - 1))
                    offset 0) u
                where t.reader_id = u.reader and t.currency = u.currency and (u.seen is null or t.xmin = u.seen)
                  and t.blocks = 0 and t.budget_micros is null and u.amount > 0
                  and t.owed_micros + t.due_micros + u.amount <= t.limit_micros
                returning u.*, t.period, t.tax_country
            ), charged as (
                insert into charge (debtor, kind, subject, take, payee, split_sheet, amount_micros, currency, period,
                                    cap_month, item_version, tax_profile, salt, charged_at)
                select reader, 1, subject, take, payee, split_sheet, amount, currency, period,
                       month, version, tax_country * 8 + content, salt, at from fitting
            ), counted as (
                insert into cap_counter as k (reader_id, creator_id, currency, month, spent_micros)
                select reader, payee, currency, month, amount from fitting where month > 0
                on conflict (reader_id, creator_id, currency, month) do update
                set spent_micros = k.spent_micros + excluded.spent_micros
            )
            select true from fitting""";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PreparedStatement statement;

    OneUnlock(Connection connection) throws SQLException {
        statement = connection.prepareStatement(CHARGE_ONE);
    }

    /** Whether it was plain and is charged; otherwise nothing happened. */
    boolean charge(LaneCommand command, OffsetDateTime now) throws SQLException {
        LaneLine line = command.lines().getFirst();
        bind(
                command.reader(),
                command.currency().name(),
                line.subject(),
                line.take(),
                line.version(),
                line.payee(),
                line.splitSheet(),
                line.priceMicros(),
                line.capMicros(),
                line.content().ordinal(),
                RANDOM.nextLong(),
                now);
        try (ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    private void bind(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
