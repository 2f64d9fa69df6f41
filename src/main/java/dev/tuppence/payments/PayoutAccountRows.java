package dev.tuppence.payments;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PayoutAccountRows {

    /**
     * What we know of a payee at the processor.
     *
     * @param account none until the processor made one
     * @param bankHash of the fingerprint of its bank, once it told one
     * @param version raised with each change, so that an older reading never overwrites a newer one
     */
    record Row(
            Payee payee,
            String country,
            @Nullable String account,
            boolean payable,
            List<String> open,
            @Nullable String bankHash,
            int version) {

        Optional<PayoutAccount> published() {
            return Optional.ofNullable(account).map(id -> new PayoutAccount(payee, id, country, payable, open));
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    PayoutAccountRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Row> find(Payee payee) {
        return jdbc.sql("select * from payout_account where payee = :payee")
                .param("payee", payee.value())
                .query(PayoutAccountRows::row)
                .optional();
    }

    List<Row> find(Collection<Payee> payees) {
        return jdbc.sql("select * from payout_account where payee = any(:payees)")
                .param("payees", payees.stream().map(Payee::value).toArray(Long[]::new))
                .query(PayoutAccountRows::row)
                .list();
    }

    Optional<Row> find(String account) {
        return jdbc.sql("select * from payout_account where account = :account")
                .param("account", account)
                .query(PayoutAccountRows::row)
                .optional();
    }

    /** Also of an account that its payee left. */
    Optional<Payee> payeeOf(String account) {
        return jdbc.sql("""
                        select payee from payout_account where account = :account
                        union all select payee from former_payout_account where account = :account""")
                .param("account", account)
                .query((row, number) -> new Payee(row.getLong(1)))
                .optional();
    }

    void leave(Payee payee) {
        jdbc.sql("""
                        insert into former_payout_account (account, payee, country, left_at)
                        select account, payee, country, :now from payout_account where payee = :payee and account is not null""")
                .param("payee", payee.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        jdbc.sql("""
                        update payout_account set account = null, payable = false, open = '{}', version = version + 1, changed_at = :now
                        where payee = :payee""")
                .param("payee", payee.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The first country stays: a second account beside it would split the payee's money. */
    Row lock(Payee payee, String country) {
        jdbc.sql("""
                        insert into payout_account (payee, country, changed_at) values (:payee, :country, :now)
                        on conflict do nothing""")
                .param("payee", payee.value())
                .param("country", country)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return jdbc.sql("select * from payout_account where payee = :payee for update")
                .param("payee", payee.value())
                .query(PayoutAccountRows::row)
                .single();
    }

    /** A refused first account leaves the country open. */
    void choose(Payee payee, String country) {
        jdbc.sql("update payout_account set country = :country where payee = :payee and account is null")
                .param("payee", payee.value())
                .param("country", country)
                .update();
    }

    int nextLink(Payee payee) {
        return jdbc.sql("update payout_account set links = links + 1 where payee = :payee returning links")
                .param("payee", payee.value())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    void opened(Payee payee, String account, String country) {
        jdbc.sql(
                        "update payout_account set account = :account, country = :country where payee = :payee and account is null")
                .param("payee", payee.value())
                .param("account", account)
                .param("country", country)
                .update();
    }

    /** Returns false when somebody recorded another reading since. */
    boolean change(Row before, boolean payable, List<String> open, @Nullable String bankHash) {
        int rows = jdbc.sql("""
                        update payout_account set payable = :payable, open = :open, bank_hash = :bank, version = version + 1, changed_at = :now
                        where payee = :payee and version = :version""")
                .param("payable", payable)
                .param("open", open.toArray(String[]::new))
                .param("bank", bankHash)
                .param("now", OffsetDateTime.now(clock))
                .param("payee", before.payee().value())
                .param("version", before.version())
                .update();
        return rows == 1;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Array open = row.getArray("open");
        return new Row(
                new Payee(row.getLong("payee")),
                row.getString("country"),
                row.getString("account"),
                row.getBoolean("payable"),
                List.of((String[]) open.getArray()),
                row.getString("bank_hash"),
                row.getInt("version"));
    }
}
