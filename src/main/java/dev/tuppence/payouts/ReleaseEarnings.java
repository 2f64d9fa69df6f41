package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was held long enough becomes available: per settlement and creator, once. */
@Component
class ReleaseEarnings {

    /**
     * All that one settlement brought one creator.
     *
     * @param first the smallest id of its earnings; what is returned after the release makes a group of its own
     */
    private record Held(long first, long settlement, CreatorId creator, Money net) {

        static Held of(ResultSet row, int number) throws SQLException {
            return new Held(
                    row.getLong("first"),
                    row.getLong("settlement_id"),
                    new CreatorId(row.getLong("creator_id")),
                    new Money(row.getLong("net_micros"), CurrencyCode.valueOf(row.getString("currency"))));
        }
    }

    /** Whose rows are seen, and whose are nobody else's meanwhile. */
    @Component
    record Tenants(EveryCreator every, PayoutTerms terms) {}

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Tenants tenants;
    private final TransactionTemplate transaction;
    private final PayoutsSettings settings;
    private final Clock clock;

    ReleaseEarnings(
            JdbcClient jdbc,
            Ledger ledger,
            Tenants tenants,
            TransactionTemplate transaction,
            PayoutsSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.tenants = tenants;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** In small transactions, until nothing is due. */
    void releaseDue() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> releaseSome()));
        }
    }

    private boolean releaseSome() {
        List<Held> released = tenants.every().call(this::take);
        released.stream()
                .map(Held::creator)
                .distinct()
                .sorted(Comparator.comparingLong(CreatorId::value))
                .forEach(tenants.terms()::lock); // a transfer takes either all of it, rows and books, or nothing
        released.forEach(this::post);
        return !released.isEmpty();
    }

    /** Whole groups only, since each group is one posting; the row locks let one of two workers have a group. */
    private List<Held> take() {
        return jdbc.sql("""
                        with due as (
                          select distinct settlement_id, creator_id from earning
                          where released_at is null and available_at <= :now
                          order by settlement_id, creator_id limit :batch),
                        locked as (
                          select id from earning join due using (settlement_id, creator_id)
                          where released_at is null order by id for update of earning),
                        released as (
                          update earning set released_at = :now from locked
                          where earning.id = locked.id and earning.released_at is null
                          returning earning.id, earning.settlement_id, earning.creator_id, earning.currency, earning.net_micros)
                        select min(id) as first, settlement_id, creator_id, currency, sum(net_micros)::bigint as net_micros
                        from released group by settlement_id, creator_id, currency""")
                .param("now", OffsetDateTime.now(clock))
                .param("batch", settings.batch())
                .query(Held::of)
                .list();
    }

    private void post(Held held) {
        if (held.net().isZero()) {
            return;
        }
        String source = "%d-%d-%d".formatted(held.settlement(), held.creator().value(), held.first());
        Posting posting = Posting.of("earnings-available", source)
                .debit(Accounts.collected(held.creator()), held.net())
                .credit(Accounts.available(held.creator()), held.net())
                .build();
        if (!ledger.post(posting)) {
            throw new IllegalStateException("Earnings of %s were released before".formatted(held));
        }
    }
}
