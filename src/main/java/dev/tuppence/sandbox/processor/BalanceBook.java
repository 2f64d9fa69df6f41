package dev.tuppence.sandbox.processor;

import com.stripe.model.BalanceTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every movement of a balance is a balance transaction; a balance is their sum, pending until its day comes. */
@Repository
@Profile("sandbox")
class BalanceBook {

    /**
     * @param amount before the fee; negative where money leaves
     * @param source the id of what moved it
     */
    record Movement(
            String type, String category, long amount, long fee, String currency, String source, String description) {}

    /** In minor units. */
    record Sums(long available, long pending) {}

    private final ObjectStore store;
    private final ExchangeRates rates;
    private final JdbcClient jdbc;
    private final Clock clock;

    BalanceBook(ObjectStore store, ExchangeRates rates, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.rates = rates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Available at once. */
    BalanceTransaction book(String account, Movement movement) {
        return book(account, movement, clock.instant());
    }

    BalanceTransaction book(String account, Movement asked, Instant availableAt) {
        boolean platform = account.isEmpty();
        Movement movement = platform ? rates.intoBalance(asked) : asked;
        var transaction = new BalanceTransaction();
        transaction.setExchangeRate(platform ? rates.of(asked.currency()) : null);
        transaction.setId(Ids.next("txn"));
        transaction.setObject("balance_transaction");
        transaction.setType(movement.type());
        transaction.setReportingCategory(movement.category());
        transaction.setBalanceType("payments");
        transaction.setAmount(movement.amount());
        transaction.setFee(movement.fee());
        transaction.setNet(movement.amount() - movement.fee());
        transaction.setCurrency(movement.currency());
        transaction.setSource(movement.source());
        transaction.setDescription(movement.description());
        transaction.setFeeDetails(feeDetails(movement));
        transaction.setCreated(clock.instant().getEpochSecond());
        transaction.setAvailableOn(availableAt.getEpochSecond());
        transaction.setStatus(availableAt.isAfter(clock.instant()) ? "pending" : "available");
        insertLine(account, transaction);
        return store.insert(account, transaction);
    }

    /** Two debits of one balance wait for each other. */
    void lock(String account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account, 4712))")
                .param("account", account)
                .query((row, number) -> 0)
                .single();
    }

    /** Whether the platform's balance suffices. */
    boolean covers(Movement movement) {
        Movement moved = rates.intoBalance(movement);
        return available("", moved.currency()) + moved.amount() >= 0;
    }

    long available(String account, String currency) {
        return sums(account).getOrDefault(currency, new Sums(0, 0)).available();
    }

    /** By currency. */
    Map<String, Sums> sums(String account) {
        record Row(String currency, Sums sums) {}
        return jdbc
                .sql("""
                        select currency,
                               coalesce(sum(net) filter (where available_at <= :now), 0) as available,
                               coalesce(sum(net) filter (where available_at > :now), 0) as pending
                        from processor.balance_line where account = :account group by currency order by currency""")
                .param("account", account)
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) ->
                        new Row(row.getString("currency"), new Sums(row.getLong("available"), row.getLong("pending"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::currency, Row::sums, (a, b) -> a, java.util.TreeMap::new));
    }

    /** The documents whose day has come say so. */
    void becomeAvailable() {
        jdbc.sql("""
                        update processor.object set body = jsonb_set(body, '{status}', '"available"')
                        where kind = 'BalanceTransaction' and body ->> 'status' = 'pending'
                          and (body ->> 'available_on')::bigint <= :now""").param("now", clock.instant().getEpochSecond()).update();
    }

    private void insertLine(String account, BalanceTransaction transaction) {
        jdbc.sql("""
                        insert into processor.balance_line
                            (transaction_id, account, currency, net, created_at, available_at)
                        values (:id, :account, :currency, :net, :now, :available)""")
                .param("id", transaction.getId())
                .param("account", account)
                .param("currency", transaction.getCurrency())
                .param("net", transaction.getNet())
                .param("now", OffsetDateTime.now(clock))
                .param(
                        "available",
                        Instant.ofEpochSecond(transaction.getAvailableOn()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static List<BalanceTransaction.FeeDetail> feeDetails(Movement movement) {
        if (movement.fee() == 0) {
            return List.of();
        }
        var detail = new BalanceTransaction.FeeDetail();
        detail.setAmount(movement.fee());
        detail.setCurrency(movement.currency());
        detail.setType("stripe_fee");
        detail.setDescription(movement.category().equals("charge") ? "Stripe processing fees" : "Dispute fee");
        return List.of(detail);
    }
}
