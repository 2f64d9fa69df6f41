package dev.tuppence.ledger;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is booked, one posting at a time. */
@Service
public class Journal {

    private static final int LINES = 20;

    /**
     * A posting as it was booked.
     *
     * @param lines at most twenty, those of the accounts asked for and of the platform first
     * @param more how many lines it has beside these
     */
    public record Entry(String kind, String source, Instant at, List<Posting.Line> lines, int more) {

        /** Takes it back, for the same source. */
        public Posting.Builder mirror(String kind) {
            Posting.Builder mirror = Posting.of(kind, source);
            lines.forEach(line -> mirror.credit(line.account(), line.amount()));
            return mirror;
        }
    }

    /** What a posting books, and for what. */
    public record Key(String kind, String source) {}

    private record Head(long id, Instant at, int lines) {}

    private final JdbcClient jdbc;

    Journal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Key> keyOf(long posting) {
        return jdbc.sql("select kind, source from posting where id = :id")
                .param("id", posting)
                .query((row, number) -> new Key(row.getString("kind"), row.getString("source")))
                .optional();
    }

    /** @param owners whose lines come first */
    @Transactional(readOnly = true)
    public Optional<Entry> find(String kind, String source, Collection<String> owners) {
        return jdbc.sql("""
                        select id, posted_at, (select count(*)::int from posting_line where posting_id = posting.id) as lines
                        from posting where kind = :kind and source = :source""")
                .param("kind", kind)
                .param("source", source)
                .query((row, number) -> new Head(
                        row.getLong("id"),
                        row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                        row.getInt("lines")))
                .optional()
                .map(head -> {
                    List<Posting.Line> lines = linesOf(head.id(), owners);
                    return new Entry(kind, source, head.at(), lines, head.lines() - lines.size());
                });
    }

    /** What a posting books on one account; zero when it does not exist. */
    @Transactional(readOnly = true)
    public Money amountOn(Account account, CurrencyCode currency, String kind, String source) {
        Long sum = jdbc.sql("""
                        select coalesce(sum(amount_micros), 0)::bigint from posting join posting_line on posting_id = posting.id
                        where kind = :kind and source = :source
                          and account = :account and owner = :owner and currency = :currency""")
                .param("kind", kind)
                .param("source", source)
                .param("account", account.type().name())
                .param("owner", account.owner())
                .param("currency", currency.name())
                .query(Long.class)
                .single();
        return new Money(sum, currency);
    }

    private List<Posting.Line> linesOf(long posting, Collection<String> owners) {
        return jdbc.sql("""
                        select account, owner, currency, amount_micros from (
                          select *, owner = '' or owner = any (:owners::text[]) as wanted
                          from posting_line where posting_id = :posting order by wanted desc, id limit :limit) as line
                        order by id""")
                .param("owners", owners.toArray(String[]::new))
                .param("posting", posting)
                .param("limit", LINES)
                .query((row, number) -> new Posting.Line(
                        new Account(AccountType.valueOf(row.getString("account")), row.getString("owner")),
                        new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency")))))
                .list();
    }
}
