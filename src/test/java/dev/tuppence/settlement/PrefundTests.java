package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Journal;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Tabs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Paying more than a small settlement, so that the card fee is worth it. */
@WholeApplicationTest
class PrefundTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlementRuns runs;

    @Autowired
    SettlingNow settling;

    @Autowired
    ReaderSettlements own;

    @Autowired
    Settlements settlements;

    @Autowired
    Tabs tabs;

    @Autowired
    Ledger ledger;

    @Autowired
    Journal journal;

    @Autowired
    List<Invariant> invariants;

    final CreatorId creator = Patrons.creator();

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void theRestWaitsAsCreditAndTheFeeFollowsItIntoTheNextSettlement() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        long settlement = announced(reader, "2.10");
        SettlementSheet sheet = own.open(reader, settlement);
        assertThat(sheet.prefund()).isEqualTo(usd("5.00"));
        assertThat(sheet.payable()).isTrue(); // exactly that

        own.prefund(reader, settlement);

        assertThat(stateOf(settlement)).isEqualTo("PAID");
        assertThat(credit(reader)).isEqualTo(usd("2.90"));
        assertThat(feeIn(settlement)).isEqualTo(usd("0.189")); // 42 % of 0.45
        patrons.unlock(reader, creator, usd("2.90"));

        long next = settling.settle(reader, CurrencyCode.USD).settlement();

        assertThat(stateOf(next)).isEqualTo("PAID");
        assertThat(settlements.find(next).orElseThrow().charged()).isEqualTo(usd("0"));
        assertThat(credit(reader)).isEqualTo(usd("0"));
        assertThat(feeIn(next)).isEqualTo(usd("0.261"));
    }

    @Test
    void whatIsPaidExactlyLeavesNoCredit() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        long settlement = announced(reader, "2.10");

        own.pay(reader, settlement);

        assertThat(stateOf(settlement)).isEqualTo("PAID");
        assertThat(credit(reader)).isEqualTo(usd("0"));
    }

    @Test
    void whatIsWorthItsFeeIsNotOfferedMore() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        long settlement = announced(reader, "6.00");

        assertThat(own.open(reader, settlement).prefund()).isNull();
    }

    @Test
    @Tag("edge-10")
    void whatIsTooSmallForACardAndNotForgivenAgainIsPaidWithMore() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        for (String amount : List.of("0.30", "0.20")) {
            patrons.unlock(reader, creator, usd(amount), Duration.ofDays(61));
            runs.runDue();
        }
        long settlement = settlements.of(reader, 1).getFirst().id();
        assertThat(stateOf(settlement)).isEqualTo("WRITTEN_OFF");
        assertThat(own.open(reader, settlement).payable()).isFalse();

        own.prefund(reader, settlement);

        assertThat(stateOf(settlement)).isEqualTo("PAID");
        assertThat(credit(reader)).isEqualTo(usd("4.80"));
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().blocked()).isFalse();
    }

    @Test
    @Tag("edge-10")
    void whoAsksAgainToPayMoreFromAPageThatIsOldAsksNothing() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        for (String amount : List.of("0.30", "0.20")) {
            patrons.unlock(reader, creator, usd(amount), Duration.ofDays(61));
            runs.runDue();
        }
        long settlement = settlements.of(reader, 1).getFirst().id();
        patrons.saveCard(reader, Patrons.DECLINES_LATER);
        own.prefund(reader, settlement);
        assertThat(stateOf(settlement)).isEqualTo("DECLINED_HARD");
        runs.runDue();

        own.prefund(reader, settlement);

        assertThat(stateOf(settlement)).isEqualTo("WRITTEN_OFF");
        patrons.saveCard(reader, Patrons.PAYS_TOO);
        own.pay(reader, settlement);
        assertThat(stateOf(settlement)).isEqualTo("PAID");
        assertThat(credit(reader)).isEqualTo(usd("4.80"));
    }

    private long announced(ReaderId reader, String amount) {
        patrons.unlock(reader, creator, usd(amount), Duration.ofDays(43));
        runs.runDue();
        return settlements.of(reader, 1).getFirst().id();
    }

    /** What its creators bear, and the platform. */
    private Money feeIn(long settlement) {
        return settlements.sharesOf(settlement).stream()
                .map(Share::cardFee)
                .reduce(usd("0"), Money::plus)
                .plus(subsidyIn(settlement));
    }

    private Money subsidyIn(long settlement) {
        return journal.amountOn(
                Account.of(AccountType.FEE_SUBSIDY), CurrencyCode.USD, Reckoning.POSTING, Long.toString(settlement));
    }

    private Money credit(ReaderId reader) {
        return ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.USD)
                .negated();
    }

    private String stateOf(long settlement) {
        return settlements.find(settlement).orElseThrow().state();
    }
}
