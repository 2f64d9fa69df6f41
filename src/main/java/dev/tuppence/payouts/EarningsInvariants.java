package dev.tuppence.payouts;

import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of creators' earnings and transfers say what the books say, per creator and currency. */
@Configuration(proxyBeanMethods = false)
class EarningsInvariants {

    @Bean
    Invariant collectedIsEarnedAndOnHold(Seen seen) {
        return new Same("collected-is-earned-and-on-hold", AccountType.COLLECTED, """
                select creator_id::text as owner, currency, sum(net_micros) as micros from earning
                where released_at is null group by 1, 2""", seen);
    }

    @Bean
    Invariant availableIsReleasedAndNotTransferred(Seen seen) {
        return new Same("available-is-released-and-not-transferred", AccountType.AVAILABLE, """
                select creator_id::text as owner, currency, sum(micros) as micros from (
                  select creator_id, currency, net_micros as micros from earning where released_at is not null and unclaimed_at is null
                  union all
                  select creator_id, currency, -amount_micros from transfer where state <> 'FAILED'
                  union all
                  select creator_id, currency, case kind when 'OWED' then amount_micros else -amount_micros end
                  from creator_debt where kind <> 'GIVEN_UP') as moved
                group by 1, 2""", seen);
    }

    @Bean
    Invariant owedIsNeitherNettedNorGivenUp(Seen seen) {
        return new Same("owed-is-neither-netted-nor-given-up", AccountType.OWED, """
                select creator_id::text as owner, currency,
                  -sum(case kind when 'OWED' then amount_micros else -amount_micros end) as micros
                from creator_debt group by 1, 2""", seen);
    }

    @Bean
    Invariant inTransitIsPendingTransfers(Seen seen) {
        return new Same("in-transit-is-pending-transfers", AccountType.IN_TRANSIT, """
                select creator_id::text as owner, currency, sum(amount_micros) as micros from transfer
                where state = 'PENDING' group by 1, 2""", seen);
    }

    @Bean
    Seen everythingSeen(JdbcClient jdbc, EveryCreator everyCreator, TransactionTemplate transaction) {
        return new Seen(jdbc, everyCreator, transaction);
    }

    record Seen(JdbcClient jdbc, EveryCreator everyCreator, TransactionTemplate transaction) {}

    /** One statement, so that both sides are of one moment. */
    private record Same(String name, AccountType account, String rows, Seen seen) implements Invariant {

        @Override
        public List<String> violations() {
            List<String> found = seen.transaction()
                    .execute(status -> seen.everyCreator()
                            .call(() -> seen.jdbc()
                                    .sql("""
                                    with mine as (%s), books as (
                                      select owner, currency, -sum(amount_micros) as micros from posting_line
                                      where account = :account group by 1, 2)
                                    select format('creator %%s %%s: rows %%s, books %%s', owner, currency,
                                      coalesce(mine.micros, 0), coalesce(books.micros, 0))
                                    from mine full join books using (owner, currency)
                                    where coalesce(mine.micros, 0) <> coalesce(books.micros, 0) limit 100""".formatted(rows))
                                    .param("account", account.name())
                                    .query((row, number) -> row.getString(1))
                                    .list()));
            return found == null ? List.of() : found;
        }
    }
}
