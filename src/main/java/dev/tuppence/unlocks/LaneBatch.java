package dev.tuppence.unlocks;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Charges of many readers in one transaction. The first statement locks their tabs; the second, with a snapshot taken under
 * the locks, decides, charges and adds to each tab what was really inserted.
 */
final class LaneBatch {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** In one order everywhere, or two lanes wait for each other. */
    private static final String LOCK = """
            select from tab where (reader_id, currency) in (select * from unnest(?::bigint[], ?::text[]))
            order by reader_id, currency for update""";

    /**
     * A reader has an item when a charge of it was not returned or a grant is there; the next take is one more than its
     * charges. What does not fit is not charged, but counts for no one after it.
     */
    private static final String DECIDE = """
            with command as materialized (
                select * from unnest(?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::text[],
                                     ?::int[], ?::bigint[])
                    as c (n, reader, item, version, creator, amount, currency, take, salt)
            ), judged as materialized (
                select c.*, t.period, t.limit_micros, t.owed_micros + t.due_micros as used,
                    case when t.reader_id is null then 'NO_TAB'
                         when g.granted or h.charges > h.returns then 'OWNED'
                         when c.take <> h.charges + 1 then 'STALE'
                         when t.blocks <> 0 then 'BLOCKED'
                         when t.owed_micros + t.due_micros + c.amount > t.limit_micros then 'OVER_LIMIT'
                         else 'FITS' end as verdict
                from command c
                left join tab t on t.reader_id = c.reader and t.currency = c.currency
                cross join lateral (
                    select exists (select from library l where l.reader_id = c.reader and l.item_id = c.item) as granted) g
                cross join lateral (
                    select (select count(*) from charge x
                            where x.debtor = c.reader and x.kind = 1 and x.subject = c.item) as charges,
                           (select count(*) from charge_return x
                            where x.debtor = c.reader and x.kind = 1 and x.subject = c.item) as returns) h
            ), running as (
                select n, used + sum(amount) over (partition by reader, currency order by n) <= limit_micros as fits,
                       used + coalesce(sum(amount) over (partition by reader, currency order by n
                                                         rows between unbounded preceding and 1 preceding), 0) as before
                from judged where verdict = 'FITS'
            ), charged as (
                insert into charge (debtor, kind, subject, take, payee, amount_micros, currency, period, item_version, salt,
                                    charged_at)
                select reader, 1, item, take, creator, amount, currency, period, version, salt, ?
                from judged join running using (n) where fits
                on conflict do nothing
                returning debtor, subject, take, currency, amount_micros, charged_at
            ), added as (
                update tab t set owed_micros = t.owed_micros + s.amount, count = t.count + s.count,
                                 opened_at = coalesce(t.opened_at, s.charged_at)
                from (select debtor, currency, sum(amount_micros) as amount, count(*) as count, min(charged_at) as charged_at
                      from charged group by debtor, currency) s
                where t.reader_id = s.debtor and t.currency = s.currency
            )
            select j.n, coalesce(j.limit_micros, 0) as limit_micros, coalesce(r.before, j.used, 0) as used_micros,
                case when c.debtor is not null then 'CHARGED'
                     when j.verdict <> 'FITS' then j.verdict
                     when r.fits then 'OWNED'
                     else 'OVER_LIMIT' end as verdict
            from judged j
            left join running r using (n)
            left join charged c on c.debtor = j.reader and c.subject = j.item and c.take = j.take""";

    private final Connection connection;
    private final OffsetDateTime now;

    LaneBatch(Connection connection, OffsetDateTime now) {
        this.connection = connection;
        this.now = now;
    }

    /** Decides all commands, one verdict each; the caller commits. No two of them may have the same key. */
    LaneVerdict[] run(List<LaneCommand> commands) throws SQLException {
        lock(commands);
        var verdicts = new LaneVerdict[commands.size()];
        decide(commands, indexes(commands.size()), verdicts);
        for (int n : refusedBesideOthers(commands, verdicts)) {
            decide(commands, List.of(n), verdicts); // an early large line must not eat a later small one's room
        }
        return verdicts;
    }

    private void lock(List<LaneCommand> commands) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, array("bigint", longs(commands, LaneCommand::reader)));
            lock.setArray(2, array("text", currencies(commands)));
            lock.execute();
        }
    }

    private void decide(List<LaneCommand> all, List<Integer> ordinals, LaneVerdict[] verdicts) throws SQLException {
        List<LaneCommand> commands = ordinals.stream().map(all::get).toList();
        try (PreparedStatement decide = connection.prepareStatement(DECIDE)) {
            decide.setArray(1, array("int", ordinals.toArray()));
            decide.setArray(2, array("bigint", longs(commands, LaneCommand::reader)));
            decide.setArray(3, array("bigint", longs(commands, LaneCommand::item)));
            decide.setArray(4, array("int", ints(commands, LaneCommand::version)));
            decide.setArray(5, array("bigint", longs(commands, LaneCommand::creator)));
            decide.setArray(
                    6,
                    array("bigint", longs(commands, command -> command.price().micros())));
            decide.setArray(7, array("text", currencies(commands)));
            decide.setArray(8, array("int", ints(commands, LaneCommand::take)));
            decide.setArray(9, array("bigint", longs(commands, command -> RANDOM.nextLong())));
            decide.setObject(10, now);
            try (ResultSet rows = decide.executeQuery()) {
                while (rows.next()) {
                    verdicts[rows.getInt("n")] = new LaneVerdict(
                            LaneVerdict.Kind.valueOf(rows.getString("verdict")),
                            rows.getLong("limit_micros"),
                            rows.getLong("used_micros"));
                }
            }
        }
    }

    private static List<Integer> refusedBesideOthers(List<LaneCommand> commands, LaneVerdict[] verdicts) {
        var perReader = commands.stream().collect(Collectors.groupingBy(LaneCommand::reader, Collectors.counting()));
        List<Integer> refused = new ArrayList<>();
        for (int n = 0; n < verdicts.length; n++) {
            if (verdicts[n].kind() == LaneVerdict.Kind.OVER_LIMIT
                    && perReader.getOrDefault(commands.get(n).reader(), 0L) > 1) {
                refused.add(n);
            }
        }
        return refused;
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private static List<Integer> indexes(int size) {
        Integer[] indexes = new Integer[size];
        Arrays.setAll(indexes, n -> n);
        return List.of(indexes);
    }

    private static Object[] longs(List<LaneCommand> commands, ToLongFunction<LaneCommand> field) {
        return commands.stream().map(field::applyAsLong).toArray();
    }

    private static Object[] ints(List<LaneCommand> commands, ToIntFunction<LaneCommand> field) {
        return commands.stream().map(field::applyAsInt).toArray();
    }

    private static Object[] currencies(List<LaneCommand> commands) {
        return commands.stream()
                .map(command -> command.price().currency().name())
                .toArray();
    }
}
