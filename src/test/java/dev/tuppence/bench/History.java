package dev.tuppence.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Charges of earlier months, in the order in which readers come and go, for items that are not sold any more: each reader's first
 * four fifths are in four periods that are noticed, the last fifth is open.
 */
record History(Platform platform, int charges) {

    private static final int PERIODS = 5;

    /** One transaction: the accruals' cursor passes the charges as they are committed. */
    private static final String BOOK = """
            update accrual_cursor set tx = pg_current_xact_id()::text::bigint + 1;
            alter table charge drop constraint charge_pkey;
            insert into charge (debtor, kind, subject, take, payee, amount_micros, currency, period, item_version, salt, charged_at)
            select 1 + i * 7368787 %% %1$d, 1, 1000000 + i / %1$d, 1, 1 + (i / %1$d) %% %2$d, %3$d, 'USD',
                   1 + i / %1$d * %4$d / %5$d, 1, i, timestamptz '2025-01-01' + i * interval '1 second'
            from generate_series(0, %1$d::bigint * %5$d - 1) i;
            alter table charge add constraint charge_pkey primary key (debtor, kind, subject, take);
            insert into accrual (creator_id, currency, item_id, units, gross_micros)
            select payee, currency, subject, count(*), sum(amount_micros) from charge group by payee, currency, subject;
            insert into settlement (reader_id, currency, period, state, cause, gross_micros, carried_in_micros, oldest_at,
                                    closed_at, noticed_at, notice_opened_at, charge_at, moved_at)
            select debtor, currency, period, 'NOTICED', 'SWEEP', sum(amount_micros), 0, min(charged_at), max(charged_at),
                   max(charged_at), max(charged_at), timestamptz '2100-01-01', max(charged_at)
            from charge where period < %4$d group by debtor, currency, period;
            update tab set period = %4$d, owed_micros = open.amount, count = open.units, opened_at = open.first,
                           due_micros = coalesce(noticed.amount, 0)
            from (select debtor, sum(amount_micros) as amount, count(*) as units, min(charged_at) as first
                  from charge where period = %4$d group by debtor) open
            left join (select reader_id, sum(gross_micros) as amount from settlement group by reader_id) noticed
                on noticed.reader_id = open.debtor
            where tab.reader_id = open.debtor""";

    void build(Site site) {
        JdbcClient jdbc = site.superuser();
        jdbc.sql(BOOK.formatted(
                        platform.readers(),
                        platform.creators(),
                        Platform.PRICE_MICROS,
                        PERIODS,
                        charges / platform.readers()))
                .update();
        jdbc.sql("vacuum (freeze, analyze)").update();
        jdbc.sql("checkpoint").update();
    }
}
