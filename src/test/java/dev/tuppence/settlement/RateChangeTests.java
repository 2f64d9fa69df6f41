package dev.tuppence.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tuppence.TestDatabase;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
import dev.tuppence.tax.Rates;
import dev.tuppence.tax.TaxProfile;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.TaxRates;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A tab that is open while its country changes its rate, and while its reader's country becomes known. */
@Tag("edge-35")
class RateChangeTests {

    private static final TaxProfile FINLAND = new TaxProfile("FI", ContentClass.E_PUBLICATION);
    private static final TaxRate OLD = new TaxRate(FINLAND, 1400);
    private static final TaxRate NEW = new TaxRate(FINLAND, 1350);
    private static final String LAST_YEAR = "2025-12-31T21:59:59Z";
    private static final String THIS_YEAR = "2025-12-31T22:00:00Z";

    private final TaxRates rates = Rates.published(Map.of("OSS", Instant.EPOCH));
    private final JdbcClient jdbc;
    private final ShareRows shares;
    private final SharingOut sharing;
    private long settlement;

    RateChangeTests() throws SQLException {
        jdbc = JdbcClient.create(
                new SingleConnectionDataSource(TestDatabase.migrated().getConnection(), true));
        SettlementSettings settings = mock();
        when(settings.platformFeeBasisPoints()).thenReturn(800);
        when(settings.cardFeeCeilingBasisPoints()).thenReturn(800);
        shares = new ShareRows(jdbc);
        sharing = new SharingOut(jdbc, settings, rates);
    }

    @BeforeEach
    void aReaderInFinlandPaidTwoEuros() {
        jdbc.sql("insert into tab (reader_id, currency, limit_micros, tax_country) values (1, 'EUR', 0, :finland)")
                .param("finland", TaxProfile.numberOf("FI"))
                .update();
        settlement = jdbc.sql("""
                        insert into settlement (reader_id, currency, period, state, cause, gross_micros, carried_in_micros,
                            charged_micros, fee_micros, oldest_at, closed_at, charge_at, moved_at, paid_at)
                        values (1, 'EUR', 1, 'PAID', 'READER', 2000000, 0, 2000000, 300000, '2026-01-01', '2026-01-01',
                            '2026-01-01', '2026-01-01', '2026-01-01') returning id""").query(Long.class).single();
    }

    @Test
    void eachTipIsTaxedAtTheRateOfItsMomentAndGivenBackAtTheSame() {
        charge(1, FINLAND, LAST_YEAR);
        charge(2, FINLAND, THIS_YEAR);

        sharing.shareOut(settlement);

        assertThat(sharing.taxes(settlement, CurrencyCode.EUR))
                .extracting(one -> one.rate(), one -> one.tax().micros())
                .containsExactlyInAnyOrder(tuple(OLD, 122_800L), tuple(NEW, 118_900L));
        assertThat(shares.of(settlement, CurrencyCode.EUR)).singleElement().satisfies(one -> {
            assertThat(one.units()).isEqualTo(2);
            assertThat(one.tax()).isEqualTo(euros(241_700));
            assertThat(one.platformFee().times(100)).isEqualTo(one.untaxed().times(8));
        });
        var second = new Charge.Key(ChargeKind.TIP, new ItemId(7), 2);
        assertThat(shares.left(settlement, CurrencyCode.EUR, second, NEW))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rate()).isEqualTo(NEW);
                    assertThat(one.share().tax()).isEqualTo(euros(118_900));
                });
    }

    @Test
    void whatWasBoughtWhileTheCountryWasUnknownIsTaxedWhereItsReaderIsWhenItIsPaid() {
        charge(1, new TaxProfile("", ContentClass.E_PUBLICATION), LAST_YEAR);
        charge(2, new TaxProfile("US", ContentClass.E_PUBLICATION), THIS_YEAR);

        sharing.shareOut(settlement);

        assertThat(sharing.taxes(settlement, CurrencyCode.EUR))
                .extracting(
                        one -> one.rate().profile().country(), one -> one.tax().micros())
                .containsExactlyInAnyOrder(tuple("FI", 122_800L), tuple("US", 0L));
    }

    private void charge(int take, TaxProfile profile, String at) {
        jdbc.sql("""
                        insert into charge (debtor, kind, subject, take, payee, amount_micros, currency, period, item_version, salt,
                                            tax_profile, charged_at)
                        values (1, 2, 7, :take, 9, 1000000, 'EUR', 1, 1, 0, :profile, :at::timestamptz)""")
                .param("take", take)
                .param("profile", profile.code())
                .param("at", at)
                .update();
    }

    private static Money euros(long micros) {
        return new Money(micros, CurrencyCode.EUR);
    }
}
