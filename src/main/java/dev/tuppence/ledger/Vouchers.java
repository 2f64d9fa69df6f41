package dev.tuppence.ledger;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was booked for things outside the books. */
@Service
public class Vouchers {

    private final JdbcClient jdbc;

    Vouchers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was posted on an account in a stretch of time.
     *
     * @param until exclusive
     * @param after the last one of the page before, empty for the first
     * @return in the order of their names
     */
    @Transactional(readOnly = true)
    public List<String> posted(Account account, Instant from, Instant until, String after, int limit) {
        return jdbc.sql("""
                        select distinct voucher from posting_voucher v join posting p on p.id = v.posting_id
                        where p.posted_at >= :from and p.posted_at < :until and v.voucher > :after
                          and exists (select 1 from posting_line l where l.posting_id = p.id and l.account = :account
                                        and l.owner = :owner)
                        order by voucher limit :limit""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("after", after)
                .param("account", account.type().name())
                .param("owner", account.owner())
                .param("limit", limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** What all postings with this voucher book on an account, one amount for each currency that is not even. */
    @Transactional(readOnly = true)
    public List<Money> booked(Account account, String voucher) {
        return jdbc.sql("""
                        select currency, sum(amount_micros)::bigint as amount_micros
                        from posting_voucher join posting_line using (posting_id)
                        where voucher = :voucher and account = :account and owner = :owner
                        group by currency having sum(amount_micros) <> 0 order by currency""")
                .param("voucher", voucher)
                .param("account", account.type().name())
                .param("owner", account.owner())
                .query((row, number) ->
                        new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))))
                .list();
    }
}
