package dev.tuppence.bench;

import static java.util.Objects.requireNonNull;

import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What became of the money of a population.
 *
 * @param keptCents what creators keep of each 1.00 that was collected, without tax
 * @param keptByPrice the same by what an item costs, in cents
 */
record Outcome(double keptCents, Map<String, Double> keptByPrice, Map<String, Object> figures) {

    private static final String SUMS = """
            select 100.0 * sum(net_micros) / sum(gross_micros - tax_micros) as kept,
                   100.0 * sum(card_fee_micros) / sum(gross_micros - tax_micros) as borne,
                   sum(gross_micros - tax_micros) / 1e6 as collected
            from settlement_share""";

    private static final String BY_PRICE = """
            select gross_micros / units / 10000.0 as cents, 100.0 * sum(net_micros) / sum(gross_micros - tax_micros) as kept
            from settlement_share group by 1 order by 1""";

    private static final String CARDS = """
            select count(*) as payments, coalesce(100.0 * sum(fee_micros) / nullif(sum(amount_micros), 0), 0) as fees
            from card_payment where state = 'SUCCEEDED'""";

    private static final String DAYS = """
            select coalesce(avg(extract(epoch from t.decided_at - c.charged_at)) / 86400, 0) as days,
                   coalesce(percentile_cont(0.9) within group (order by extract(epoch from t.decided_at - c.charged_at)) / 86400,
                            0) as slow
            from earning e join transfer t on t.id = e.transfer_id and t.state = 'SENT'
            join settlement s on s.id = e.settlement_id
            join charge c on c.debtor = s.reader_id and c.kind = 1 and c.subject = e.item_id""";

    /** The WRITE_OFF account does not tell: what readers do not pay and what creators do not get meet there. */
    private static final String BAD_DEBT = """
            select coalesce(sum(gross_micros - removed_micros), 0) / 1e6
            from settlement where written_off_at is not null and paid_at is null""";

    static Outcome of(ApplicationContext application) {
        var jdbc = application.getBean(JdbcClient.class);
        var everyCreator = application.getBean(EveryCreator.class);
        return requireNonNull(application
                .getBean(TransactionTemplate.class)
                .execute(status -> everyCreator.call(() -> of(jdbc, application.getBean(Ledger.class)))));
    }

    boolean holds(double leastCents) {
        return keptCents >= leastCents && keptByPrice.values().stream().allMatch(kept -> kept >= leastCents);
    }

    private static Outcome of(JdbcClient jdbc, Ledger ledger) {
        Map<String, Object> sums = jdbc.sql(SUMS).query().singleRow();
        Map<String, Object> cards = jdbc.sql(CARDS).query().singleRow();
        Map<String, Object> days = jdbc.sql(DAYS).query().singleRow();
        Map<String, Double> byPrice = new LinkedHashMap<>();
        jdbc.sql(BY_PRICE)
                .query()
                .listOfRows()
                .forEach(row -> byPrice.put(
                        String.format(Locale.ROOT, "%.1f ¢", number(row.get("cents"))), rounded(row.get("kept"))));
        double collected = number(sums.get("collected"));
        double lost = number(jdbc.sql(BAD_DEBT).query(BigDecimal.class).single());
        var figures = new LinkedHashMap<String, Object>();
        figures.put("collected", rounded(collected));
        figures.put("card payments", cards.get("payments"));
        figures.put("creators keep, ¢ of 1.00", rounded(sums.get("kept")));
        figures.put("creators bear of card fees, %", rounded(sums.get("borne")));
        figures.put("card fees, % of card payments", rounded(cards.get("fees")));
        figures.put("platform keeps, %", rounded(-100 * platform(ledger) / collected));
        figures.put("bad debt, % of what was bought", rounded(100 * lost / (lost + collected)));
        figures.put("shield", rounded(-balance(ledger, AccountType.DISPUTE_RESERVE)));
        figures.put("days to payout, mean", rounded(days.get("days")));
        figures.put("days to payout, 90 %", rounded(days.get("slow")));
        return new Outcome(rounded(sums.get("kept")), byPrice, figures);
    }

    private static double platform(Ledger ledger) {
        return List.of(AccountType.PLATFORM_FEE, AccountType.FEE_SUBSIDY, AccountType.FORGIVEN).stream()
                .mapToDouble(type -> balance(ledger, type))
                .sum();
    }

    private static double balance(Ledger ledger, AccountType type) {
        return ledger.trialBalance().balances().stream()
                .filter(line -> line.type() == type)
                .mapToDouble(line -> line.balance().micros() / 1e6)
                .sum();
    }

    private static double rounded(Object figure) {
        return Math.round(number(figure) * 1000) / 1000.0;
    }

    private static double number(Object figure) {
        return ((Number) figure).doubleValue();
    }
}
