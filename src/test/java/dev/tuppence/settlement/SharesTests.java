package dev.tuppence.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tuppence.TestDatabase;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
import dev.tuppence.tax.Rates;
import dev.tuppence.tax.TaxProfile;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.TaxRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Chance settlements of every currency are shared out together as each would be alone, by hand. */
class SharesTests {

    private static final int SETTLEMENTS = 400;
    private static final int CEILING = 800;
    private static final Instant CHARGED = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<TaxProfile> PROFILES = List.of(
            new TaxProfile("DE", ContentClass.E_PUBLICATION),
            new TaxProfile("DE", ContentClass.SUPPORT),
            new TaxProfile("FI", ContentClass.AUDIO),
            new TaxProfile("KR", ContentClass.E_PUBLICATION),
            new TaxProfile("US", ContentClass.SUPPORT));

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TaxRates rates = Rates.published(Map.of("OSS", Instant.EPOCH, "KR", Instant.EPOCH));
    private final JdbcClient jdbc;

    SharesTests() throws SQLException {
        jdbc = JdbcClient.create(
                new SingleConnectionDataSource(TestDatabase.migrated().getConnection(), true));
    }

    private record Paid(long id, CurrencyCode currency, Money fee, List<Long> gross, List<TaxProfile> profiles) {}

    @Test
    @Tag("edge-07")
    @Tag("edge-27")
    void sharesSumToTheirSettlementAndBearTheFeeByTheLargestRemainder() {
        List<Paid> all =
                LongStream.rangeClosed(1, SETTLEMENTS).mapToObj(this::paid).toList();
        SettlementSettings settings = mock();
        when(settings.platformFeeBasisPoints()).thenReturn(800);
        when(settings.cardFeeCeilingBasisPoints()).thenReturn(CEILING);
        var shares = new ShareRows(jdbc);

        new SharingOut(jdbc, settings, rates)
                .shareOut(all.stream().map(Paid::id).toArray(Long[]::new));

        for (Paid one : all) {
            Money zero = Money.zero(one.currency());
            List<Share> found = shares.of(one.id(), one.currency());
            Money untaxed = found.stream().map(Share::untaxed).reduce(zero, Money::plus);
            List<Money> fees = one.fee()
                    .atMost(untaxed.shareInBasisPoints(CEILING))
                    .splitBy(found.stream()
                            .map(share -> share.untaxed().micros())
                            .toList());
            assertThat(found)
                    .as("seed %d, settlement %s", seed, one)
                    .extracting(Share::gross)
                    .containsExactlyElementsOf(one.gross().stream()
                            .map(micros -> new Money(micros, one.currency()))
                            .toList());
            assertThat(found)
                    .as("seed %d, settlement %s", seed, one)
                    .extracting(Share::cardFee)
                    .containsExactlyElementsOf(fees);
            assertThat(found)
                    .as("seed %d, settlement %s", seed, one)
                    .extracting(share -> share.tax().micros())
                    .containsExactlyElementsOf(taxes(one));
            assertThat(found).as("seed %d", seed).allSatisfy(share -> {
                assertThat(share.platformFee().times(100))
                        .isEqualTo(share.gross().minus(share.tax()).times(8));
                assertThat(share.tax()
                                .plus(share.platformFee())
                                .plus(share.cardFee())
                                .plus(share.net()))
                        .isEqualTo(share.gross());
            });
        }
    }

    /** By hand: per rate, in hundreds of micros, half up, by the largest remainder. */
    private List<Long> taxes(Paid one) {
        List<Long> taxes = new ArrayList<>(Collections.nCopies(one.gross().size(), 0L));
        Map<TaxRate, List<Integer>> lines = IntStream.range(0, taxes.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> rates.at(one.profiles().get(i), CHARGED)));
        lines.forEach((rate, of) -> {
            List<Long> weights = of.stream().map(one.gross()::get).toList();
            BigDecimal gross = BigDecimal.valueOf(
                    weights.stream().mapToLong(Long::longValue).sum(), 2);
            long tax = gross.multiply(BigDecimal.valueOf(rate.basisPoints()))
                    .divide(BigDecimal.valueOf(10_000 + rate.basisPoints()), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            List<Money> parts = new Money(tax, one.currency()).splitBy(weights);
            for (int i = 0; i < of.size(); i++) {
                taxes.set(of.get(i), 100 * parts.get(i).micros());
            }
        });
        return taxes;
    }

    /** One charge for each creator, in the order of creators; some were returned, and some prices are like others. */
    private Paid paid(long reader) {
        CurrencyCode currency = CurrencyCode.values()[random.nextInt(CurrencyCode.values().length)];
        long most = 1L << (1 + random.nextInt(33));
        List<Long> kept = new ArrayList<>();
        List<TaxProfile> profiles = new ArrayList<>();
        for (int creator = 1; creator <= 1 + random.nextInt(30); creator++) {
            long amount = 100 * (1 + random.nextLong(most));
            TaxProfile profile = PROFILES.get(random.nextInt(PROFILES.size()));
            boolean returned = !kept.isEmpty() && random.nextInt(5) == 0;
            charge("charge", reader, creator, amount, currency, profile);
            if (returned) {
                charge("charge_return", reader, creator, amount, currency, profile);
            } else {
                kept.add(amount);
                profiles.add(profile);
            }
        }
        long gross = kept.stream().mapToLong(Long::longValue).sum();
        long fee = random.nextLong(gross / 8 + 2);
        long id = jdbc.sql("""
                        insert into settlement (reader_id, currency, period, state, cause, gross_micros, carried_in_micros,
                            charged_micros, fee_micros, oldest_at, closed_at, charge_at, moved_at, paid_at)
                        values (:reader, :currency, 1, 'PAID', 'READER', :gross, 0, :gross, :fee, '2026-01-01', '2026-01-01',
                            '2026-01-01', '2026-01-01', '2026-01-01') returning id""")
                .param("reader", reader)
                .param("currency", currency.name())
                .param("gross", gross)
                .param("fee", fee)
                .query(Long.class)
                .single();
        return new Paid(id, currency, new Money(fee, currency), kept, profiles);
    }

    private void charge(
            String table, long reader, long creator, long amount, CurrencyCode currency, TaxProfile profile) {
        String more = table.equals("charge") ? "item_version, salt, tax_profile, charged_at" : "reason, returned_at";
        String rest =
                table.equals("charge") ? "1, 0, " + profile.code() + ", '2026-01-01T00:00Z'" : "'NONE', '2026-01-01'";
        jdbc.sql("""
                        insert into %s (debtor, kind, subject, take, payee, amount_micros, currency, period, %s)
                        values (:reader, 1, :creator, 1, :creator, :amount, :currency, 1, %s)""".formatted(table, more, rest))
                .param("reader", reader)
                .param("creator", creator)
                .param("amount", amount)
                .param("currency", currency.name())
                .update();
    }
}
