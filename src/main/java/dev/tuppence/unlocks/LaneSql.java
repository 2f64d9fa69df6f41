package dev.tuppence.unlocks;

/** What a lane says to the database. */
final class LaneSql {

    /**
     * Charges single unlocks that are plain: not held, not granted, on a tab with room. It says which it charged and which are held, and
     * leaves all others as they are to {@link #DECIDE}. It locks no tab before it looks: a tab whose row is no longer the one it saw
     * is left alone, since whatever this reader has may have changed with it; a charge or a counter that somebody else just made
     * fails the statement as a whole.
     */
    static final String CHARGE_PLAIN = """
            with priced as materialized (
                select l.*, t.ctid as place, t.xmin as seen, m.month, k.place as counter, h.held,
                       case when m.month = 0 then l.price
                            else least(l.price, greatest(0, l.cap - coalesce(k.spent_micros, 0))) end as amount
                from unnest(?::int[], ?::bigint[], ?::text[], ?::int[], ?::bigint[], ?::int[], ?::int[], ?::bigint[],
                            ?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::bigint[])
                    as l (n, reader, currency, kind, subject, take, version, payee, split_sheet, price, cap, content, salt)
                join tab t on t.reader_id = l.reader and t.currency = l.currency
                cross join lateral (select case when l.cap > 0 then month_of(?, t.zone) else 0 end as month) m
                left join lateral (
                    select k.ctid as place, k.spent_micros from cap_counter k
                    where m.month > 0 and k.reader_id = l.reader and k.creator_id = l.payee
                      and k.currency = l.currency and k.month = m.month limit 1) k on true
                left join lateral (
                    select (select true from charge_return r where r.debtor = c.debtor and r.kind = c.kind
                            and r.subject = c.subject and r.take = c.take) is null as held
                    from charge c where c.debtor = l.reader and c.kind = l.kind and c.subject = l.subject
                      and c.take = l.take limit 1) h on true
                where (select true from library b where b.reader_id = l.reader and b.item_id = l.subject) is null
                  and (l.take = 1
                       or (select true from charge_return r where r.debtor = l.reader and r.kind = l.kind
                           and r.subject = l.subject and r.take = l.take - 1))
            ), fitting as (
                update tab t set owed_micros = t.owed_micros + p.amount, count = t.count + 1,
                                 opened_at = coalesce(t.opened_at, ?)
                from priced p
                where p.held is null and t.ctid = p.place and t.xmin = p.seen
                  and t.blocks = 0 and t.budget_micros is null and p.amount > 0
                  and t.owed_micros + t.due_micros + p.amount <= t.limit_micros
                returning p.n, p.reader, p.kind, p.subject, p.take, p.payee, p.split_sheet, p.amount, p.currency, t.period,
                          p.month, p.counter, p.version, t.tax_country * 8 + p.content as tax_profile, p.salt
            ), charged as (
                insert into charge (debtor, kind, subject, take, payee, split_sheet, amount_micros, currency, period,
                                    cap_month, item_version, tax_profile, salt, charged_at)
                select reader, kind, subject, take, payee, split_sheet, amount, currency, period,
                       month, version, tax_profile, salt, ? from fitting
            ), counting as (
                insert into cap_counter (reader_id, creator_id, currency, month, spent_micros)
                select reader, payee, currency, month, amount from fitting where month > 0 and counter is null
            ), counted as (
                update cap_counter k set spent_micros = k.spent_micros + f.amount
                from fitting f where k.ctid = f.counter
            )
            select n, 'CHARGED' from fitting union all select n, 'OWNED' from priced where held""";

    /** In one order everywhere, or two lanes wait for each other. */
    static final String LOCK = """
            select count(*) from (
                select from tab where (reader_id, currency) in (select * from unnest(?::bigint[], ?::text[]))
                order by reader_id, currency for update) locked""";

    /**
     * A reader has an item when its last take was not returned or a grant is there; the next take is one more than the last. A
     * command's open lines, those its reader has not yet, are charged together or not at all. The line that crosses a creator's month
     * cap costs what is left of it; further ones are granted.
     */
    static final String DECIDE = """
            with line as materialized (
                select l.*, t.reader_id is not null as on_tab, t.period, t.blocks, t.limit_micros, t.tax_country,
                       t.owed_micros + t.due_micros as used, t.budget_micros,
                       case when t.budget_month = m.month then t.budget_spent_micros else 0 end as month_spent,
                       case when l.kind = 1 and l.cap > 0 then m.month else 0 end as cap_month,
                       g.granted or (not h.returned and (l.kind = 1 or h.take >= l.take)) as held,
                       l.take <> coalesce(h.take, 0) + 1 as stale
                from unnest(?::int[], ?::bigint[], ?::text[], ?::int[], ?::bigint[], ?::int[], ?::int[], ?::bigint[],
                            ?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::bigint[]) with ordinality
                    as l (n, reader, currency, kind, subject, take, version, payee, split_sheet, price, cap, content, salt, i)
                left join tab t on t.reader_id = l.reader and t.currency = l.currency
                cross join lateral (select case when l.cap > 0 or t.budget_micros is not null
                                                then month_of(?, t.zone) end as month) m
                left join lateral (
                    select true as granted from library b
                    where l.kind = 1 and b.reader_id = l.reader and b.item_id = l.subject limit 1) g on true
                left join lateral (
                    select c.take, exists (select from charge_return r where r.debtor = c.debtor and r.kind = c.kind
                                           and r.subject = c.subject and r.take = c.take) as returned
                    from charge c where c.debtor = l.reader and c.kind = l.kind and c.subject = l.subject
                    order by c.take desc limit 1) h on true
            ), priced as (
                select l.*, held is not true as open,
                    case when l.cap_month = 0 then l.price
                         else least(l.price, greatest(0, l.cap - coalesce((
                                 select k.spent_micros from cap_counter k
                                 where k.reader_id = l.reader and k.creator_id = l.payee
                                   and k.currency = l.currency and k.month = l.cap_month), 0)
                             - coalesce(sum(l.price) filter (where held is not true and cap_month > 0) over (
                                 partition by l.n, l.payee order by l.i
                                 rows between unbounded preceding and 1 preceding), 0))) end as amount
                from line l
            ), summed as (
                select p.*, sum(amount) filter (where open) over command as total,
                       bool_or(open and stale) over command as any_stale
                from priced p window command as (partition by n)
            ), decided as materialized (
                select s.*, case when not on_tab then 'NO_TAB'
                                 when not open then 'OWNED'
                                 when any_stale then 'STALE'
                                 when blocks <> 0 then 'BLOCKED'
                                 when total > 0 and used + total > limit_micros then 'OVER_LIMIT'
                                 when total > 0 and month_spent + total > budget_micros then 'OVER_BUDGET'
                                 when amount = 0 then 'FREE'
                                 else 'CHARGED' end as verdict
                from summed s
            ), charged as (
                insert into charge (debtor, kind, subject, take, payee, split_sheet, amount_micros, currency, period,
                                    cap_month, item_version, tax_profile, salt, charged_at)
                select reader, kind, subject, take, payee, split_sheet, amount, currency, period,
                       cap_month, version, tax_country * 8 + content, salt, ?
                from decided where verdict = 'CHARGED'
                on conflict do nothing
                returning debtor, kind, subject, take, payee, currency, amount_micros, cap_month, charged_at
            ), granted as (
                insert into library (reader_id, item_id, item_version, since, source)
                select reader, subject, version, ?, 'cap' from decided where verdict = 'FREE'
                on conflict do nothing
            ), counted as (
                insert into cap_counter as k (reader_id, creator_id, currency, month, spent_micros)
                select debtor, payee, currency, cap_month, sum(amount_micros) from charged where cap_month > 0
                group by debtor, payee, currency, cap_month
                on conflict (reader_id, creator_id, currency, month) do update
                set spent_micros = k.spent_micros + excluded.spent_micros
            ), added as (
                update tab t set owed_micros = t.owed_micros + s.amount, count = t.count + s.count,
                                 opened_at = coalesce(t.opened_at, s.charged_at),
                                 budget_spent_micros = case when t.budget_micros is null then 0 else s.amount
                                     + case when t.budget_month = month_of(s.charged_at, t.zone) then t.budget_spent_micros
                                            else 0 end end,
                                 budget_month = case when t.budget_micros is null then 0
                                                     else month_of(s.charged_at, t.zone) end
                from (select debtor, currency, sum(amount_micros) as amount, count(*) as count, min(charged_at) as charged_at
                      from charged group by debtor, currency) s
                where t.reader_id = s.debtor and t.currency = s.currency
            )
            select d.n, case when d.verdict = 'CHARGED' and c.debtor is null then 'OWNED' else d.verdict end as verdict,
                   coalesce(case d.verdict when 'OVER_BUDGET' then d.budget_micros else d.limit_micros end, 0),
                   coalesce(case d.verdict when 'OVER_BUDGET' then d.month_spent else d.used end, 0)
            from decided d left join charged c
                on c.debtor = d.reader and c.kind = d.kind and c.subject = d.subject and c.take = d.take""";

    /** How often the time follows the columns in both of them. */
    static final int TIMES = 3;

    private LaneSql() {}
}
