package dev.tuppence.chaos;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the database, to be compared with what the processes were told. */
record Books(JdbcClient jdbc) {

    /** Told that it was charged, and it is not there. */
    Set<String> chargesLost(List<List<String>> journal) {
        Set<String> there = keys("select debtor, kind, subject, take from charge");
        Set<String> granted = keys("select reader_id, 1, item_id, 0 from library");
        Set<String> had = Stream.concat(there.stream(), granted.stream())
                .map(Books::withoutTake)
                .collect(Collectors.toSet());
        Set<String> lost = new TreeSet<>();
        for (List<String> words : journal) {
            boolean single = words.getFirst().equals("CHARGED") && words.size() == 2;
            if (words.getFirst().equals("CHARGED") || words.getFirst().equals("CAPPED")) {
                words.stream()
                        .skip(1)
                        .filter(key -> single ? !there.contains(key) : !had.contains(withoutTake(key)))
                        .forEach(lost::add); // of a bundle, some lines were the reader's before
            }
        }
        return lost;
    }

    /** Told that it was returned, and it is not. */
    Set<String> returnsLost(List<List<String>> journal) {
        Set<String> there = keys("select debtor, kind, subject, take from charge_return");
        Set<String> lost = new TreeSet<>();
        said(journal, "RETURNED").filter(key -> !there.contains(key)).forEach(lost::add);
        return lost;
    }

    /** On a tab, and nobody wanted it. What went over from a guest was wanted by the guest. */
    Set<String> chargesInvented(List<List<String>> journal) {
        Set<String> wanted = new HashSet<>(said(journal, "INTENDED").toList());
        Set<String> invented = keys("""
                select debtor, kind, subject, take from charge c
                where not exists (select from charge g join charge_return r using (debtor, kind, subject, take)
                                  where r.reason = 'MERGED' and g.kind = c.kind and g.subject = c.subject
                                    and g.charged_at = c.charged_at and g.debtor <> c.debtor)""");
        invented.removeAll(wanted);
        return new TreeSet<>(invented);
    }

    /** The same item charged again while it was held. */
    List<String> chargedTwice() {
        return jdbc.sql("""
                        select format('%s has %s %s times', c.debtor, c.subject, count(*))
                        from charge c left join charge_return r using (debtor, kind, subject, take)
                        where c.kind = 1 and r.debtor is null group by c.debtor, c.subject having count(*) > 1""").query(String.class).list();
    }

    /** All that was charged and not returned is open, due or paid; what was returned after it was paid is credit. */
    List<String> tabsThatLostMoney() {
        return jdbc.sql("""
                        with charged as (
                            select debtor as reader_id, currency, sum(amount_micros) as amount from (
                                select debtor, currency, amount_micros from charge
                                union all select debtor, currency, -amount_micros from charge_return) l group by 1, 2),
                        paid as (
                            select reader_id, currency, sum(charged_micros + credit_used_micros) as amount
                            from settlement where state = 'PAID' group by 1, 2),
                        credit as (select reader_id, currency, sum(amount_micros) as amount from credit_lot group by 1, 2)
                        select format('reader %s: lines %s and credit %s, but owed %s, due %s and paid %s', t.reader_id,
                                      c.amount, k.amount, t.owed_micros, t.due_micros, p.amount)
                        from tab t left join charged c using (reader_id, currency) left join paid p using (reader_id, currency)
                        left join credit k using (reader_id, currency)
                        where coalesce(c.amount, 0) + coalesce(k.amount, 0)
                              <> t.owed_micros + t.due_micros + coalesce(p.amount, 0)""").query(String.class).list();
    }

    private Set<String> keys(String sql) {
        return new HashSet<>(jdbc.sql(sql)
                .query((row, number) ->
                        row.getLong(1) + ":" + row.getInt(2) + ":" + row.getLong(3) + ":" + row.getInt(4))
                .list());
    }

    private static Stream<String> said(List<List<String>> journal, String... first) {
        return journal.stream()
                .filter(words -> List.of(first).contains(words.getFirst()))
                .flatMap(words -> words.stream().skip(1));
    }

    private static String withoutTake(String key) {
        return key.substring(0, key.lastIndexOf(':'));
    }
}
