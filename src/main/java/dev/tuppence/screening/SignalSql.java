package dev.tuppence.screening;

/** What each kind of signal looks like in the rows. Each gives creator, reader (0 for none) and facts. */
final class SignalSql {

    /** Of the charges looked at: each reader's part at each creator, with the reader's and the creator's whole. */
    private static final String SPENT = """
            with spent as (
                select c.debtor as reader, c.payee as creator, count(*) as unlocks,
                       100 * sum(c.amount_micros) / sum(sum(c.amount_micros)) over (partition by c.debtor, c.currency) as of_reader,
                       100 * sum(c.amount_micros) / sum(sum(c.amount_micros)) over (partition by c.payee, c.currency) as of_creator
                from charge c left join charge_return r using (debtor, kind, subject, take)
                where c.charged_at >= :since and r.debtor is null group by c.debtor, c.payee, c.currency
            )""";

    private static final String TEAM_CARD = SPENT + """
            select s.creator, s.reader, array[s.unlocks]
            from spent s join team_member m on m.creator_id = s.creator and m.reader_id <> s.reader
            where s.unlocks >= :unlocks and exists (
                select from saved_card mine join saved_card theirs using (fingerprint_hash)
                where mine.payer = s.reader and theirs.payer = m.reader_id)""";

    private static final String READERS_CARD = SPENT + """
            , mostly as (
                select distinct s.creator, s.reader, s.unlocks, k.fingerprint_hash
                from spent s join saved_card k on k.payer = s.reader
                where s.unlocks >= :unlocks and s.of_reader >= :readerPercent
            )
            select a.creator, a.reader, array[a.unlocks, count(*) + 1]
            from mostly a join mostly b using (creator, fingerprint_hash)
            where a.reader <> b.reader group by a.creator, a.reader, a.unlocks""";

    private static final String BANK = """
            select a.payee, 0, array[count(*)]
            from payout_account a join payout_account b using (bank_hash)
            where a.payee <> b.payee and not exists (
                select from team_member m join team_member n using (reader_id)
                where m.creator_id = a.payee and n.creator_id = b.payee)
            group by a.payee""";

    private static final String DEVICE = SPENT + """
            select s.creator, s.reader, array[count(distinct mine.on_day), s.unlocks]
            from spent s join team_member m on m.creator_id = s.creator and m.reader_id <> s.reader
            join proof_of_access mine on mine.reader_id = s.reader
            join proof_of_access theirs on theirs.reader_id = m.reader_id and theirs.on_day = mine.on_day
                and theirs.network = mine.network and theirs.device_hash = mine.device_hash
            where s.unlocks >= :unlocks
            group by s.creator, s.reader, s.unlocks having count(distinct mine.on_day) >= :days""";

    private static final String LOST = SPENT + """
            select s.creator, s.reader, array[s.unlocks, s.of_reader]
            from spent s where s.unlocks >= :unlocks and s.of_reader >= :readerPercent and exists (
                select from dispute_case d where d.reader_id = s.reader and d.state in ('LOST', 'REFUNDED'))""";

    private static final String ONE_CREATOR = SPENT + """
            select creator, reader, array[unlocks, of_reader] from spent
            where unlocks >= :unlocks and of_reader >= :readerPercent""";

    private static final String FEW_READERS = SPENT + """
            , fresh as (
                select s.*, row_number() over (partition by s.creator order by s.of_creator desc, s.reader) as place
                from spent s join reader r on r.id = s.reader
                where r.created_at >= :newSince and s.unlocks >= :unlocks
            ), few as (
                select *, sum(of_creator) over (partition by creator) as together from fresh where place <= :few
            )
            select creator, reader, array[of_creator, together] from few where together >= :incomePercent""";

    private static final String FAST = """
            select payee, debtor, array[max(together)] from (
                select payee, debtor, count(*) over (partition by payee, debtor order by charged_at
                    range between make_interval(secs => :fastSeconds) preceding and current row) as together
                from charge where charged_at >= :since and kind = 1) as runs
            where together >= :fast group by payee, debtor""";

    private SignalSql() {}

    static String of(SignalKind kind) {
        return switch (kind) {
            case CARD_OF_TEAM -> TEAM_CARD;
            case CARD_OF_READERS -> READERS_CARD;
            case BANK_OF_OTHERS -> BANK;
            case DEVICE_OF_TEAM -> DEVICE;
            case PAYMENT_LOST -> LOST;
            case ONE_CREATOR -> ONE_CREATOR;
            case FEW_READERS -> FEW_READERS;
            case FAST_UNLOCKS -> FAST;
        };
    }
}
