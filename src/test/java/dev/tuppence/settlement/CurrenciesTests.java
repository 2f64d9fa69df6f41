package dev.tuppence.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Prices;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From prices over the tab and one card payment at the processor into the books and back, wherever cents are no cents. */
@WholeApplicationTest
class CurrenciesTests {

    @Autowired
    Patrons patrons;

    @Autowired
    Prices prices;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Unlocks unlocks;

    @Autowired
    CardRefunds refunds;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<Invariant> invariants;

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    /** Charged and refunded are the processor's numbers. */
    @ParameterizedTest
    @Tag("edge-26")
    @Tag("edge-27")
    @CsvSource({
        "JPY, 0.1   70    150.5,   220,    0.6,    70",
        "KRW, 1     200   800.5,   1001,   0.5,    200",
        "CLP, 1     100   650.5,   751,    0.5,    100",
        "UGX, 4     400   2000.5,  240400, 0.5,    40000",
        "ISK, 0.2   140   70.55,   21000,  0.75,   14000",
        "HUF, 0.4   200   100.555, 30095,  0.005,  20000",
        "TWD, 0.03  30    15.555,  4558,   0.005,  3000",
        "KWD, 0.001 0.300 0.1545,  450,    0.0055, 300"
    })
    void whatIsBoughtIsChargedInWhatItsCardsTakeAndRefundedAsMuch(
            CurrencyCode currency, String asked, long charged, String carried, long refunded) throws Exception {
        List<Money> amounts =
                Stream.of(asked.split(" +")).map(one -> money(one, currency)).toList();
        assertThat(amounts).allMatch(prices::allows);
        CreatorId creator = Patrons.creator();
        ReaderId reader = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE);
        List<ItemId> items = amounts.stream()
                .map(one -> patrons.unlock(reader, creator, one))
                .toList();
        Money gross = amounts.stream().reduce(Money.zero(currency), Money::plus);

        long settlement = settling.settle(reader, currency).settlement();

        SettlementView paid = settlements.find(settlement).orElseThrow();
        assertThat(paid.state()).isEqualTo("PAID");
        assertThat(processors("PaymentIntent", "id", paid.paymentIntent())).isEqualTo(charged);
        assertThat(paid.charged()).isEqualTo(Money.ofMinorUnits(charged, currency));
        assertThat(paid.carriedOut()).isEqualTo(money(carried, currency));
        assertThat(paid.charged().plus(paid.carriedOut())).isEqualTo(gross);
        assertThat(settlements.sharesOf(settlement))
                .allSatisfy(share -> assertThat(share.platformFee().times(100))
                        .isEqualTo(share.gross().times(8)));
        assertThat(ledger.balanceOf(Account.of(AccountType.COLLECTED, creator.value()), currency)
                        .negated())
                .isLessThan(gross)
                .isGreaterThanOrEqualTo(gross.shareInBasisPoints(8_400));

        unlocks.giveBack(reader, items.get(1), 1, ReturnReason.NONE);
        refunds.toCard(reader, settlement);
        patrons.night(settlement);

        await().until(() -> refunds.of(reader, settlement).getFirst().state() == RefundState.SENT);
        assertThat(processors("Refund", "payment_intent", paid.paymentIntent())).isEqualTo(refunded);
    }

    private long processors(String kind, String key, String value) {
        return jdbc.sql(
                        "select (body ->> 'amount')::bigint from processor.object where kind = :kind and body ->> :key = :value")
                .param("kind", kind)
                .param("key", key)
                .param("value", value)
                .query(Long.class)
                .single();
    }

    private static Money money(String amount, CurrencyCode currency) {
        return Money.ofMajorUnits(new BigDecimal(amount), currency);
    }
}
