package dev.tuppence.payouts;

import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.OwnerBalance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of creators' earnings and transfers say what the books say, per creator and currency. */
@Configuration(proxyBeanMethods = false)
class EarningsInvariants {

    private static final int MOST = 100;

    @Bean
    Invariant collectedIsEarnedAndOnHold(Comparison comparison) {
        return comparison.named("collected-is-earned-and-on-hold", AccountType.COLLECTED, """
                select creator_id::text as owner, currency, sum(net_micros)::bigint as micros from earning
                where released_at is null group by creator_id, currency""");
    }

    @Bean
    Invariant availableIsReleasedAndNotTransferred(Comparison comparison) {
        return comparison.named("available-is-released-and-not-transferred", AccountType.AVAILABLE, """
                select creator_id::text as owner, currency, sum(micros)::bigint as micros from (
                  select creator_id, currency, net_micros as micros from earning where released_at is not null
                  union all
                  select creator_id, currency, -amount_micros from transfer where state <> 'FAILED') as moved
                group by creator_id, currency""");
    }

    @Bean
    Invariant inTransitIsPendingTransfers(Comparison comparison) {
        return comparison.named("in-transit-is-pending-transfers", AccountType.IN_TRANSIT, """
                select creator_id::text as owner, currency, sum(amount_micros)::bigint as micros from transfer
                where state = 'PENDING' group by creator_id, currency""");
    }

    @Bean
    Comparison comparison(JdbcClient jdbc, Ledger ledger, EveryCreator everyCreator, TransactionTemplate transaction) {
        return new Comparison(jdbc, ledger, everyCreator, transaction);
    }

    /** Rows on one side, credits in the books on the other. */
    record Comparison(JdbcClient jdbc, Ledger ledger, EveryCreator everyCreator, TransactionTemplate transaction) {

        Invariant named(String name, AccountType type, String rows) {
            return new Invariant() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public List<String> violations() {
                    List<String> found = transaction.execute(status -> differences(type, rows));
                    return found == null ? List.of() : found;
                }
            };
        }

        private List<String> differences(AccountType type, String rows) {
            Map<String, Long> expected = new HashMap<>();
            everyCreator.run(() -> jdbc.sql(rows).query(row -> {
                expected.put(row.getString("owner") + " " + row.getString("currency"), row.getLong("micros"));
            }));
            Map<String, Long> booked = new HashMap<>();
            for (OwnerBalance one : ledger.balancesOf(type)) {
                booked.put(
                        one.owner() + " " + one.balance().currency(),
                        -one.balance().micros());
            }
            List<String> differences = new ArrayList<>();
            var keys = new TreeSet<>(expected.keySet());
            keys.addAll(booked.keySet());
            for (String key : keys) {
                long rowsSay = expected.getOrDefault(key, 0L);
                long booksSay = booked.getOrDefault(key, 0L);
                if (rowsSay != booksSay && differences.size() < MOST) {
                    differences.add("creator %s: rows %d, books %d micros".formatted(key, rowsSay, booksSay));
                }
            }
            return differences;
        }
    }
}
