package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.Earning;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.ClosedPeriodReturns;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Tabs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An item that was unlocked, tipped for and given away: what goes back is of the kind that is named. */
@WholeApplicationTest
class ReturnedKindsTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    SettlementRuns runs;

    @Autowired
    ClosedPeriodReturns returns;

    @Autowired
    Tabs tabs;

    @Autowired
    Earnings earnings;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<Invariant> invariants;

    final CreatorId creator = Patrons.creator();
    ReaderId reader;
    ItemId item;

    @BeforeEach
    void aReaderOwes() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        item = patrons.unlock(reader, creator, usd("1.00"), Duration.ofDays(46));
        patrons.charge(reader, ChargeKind.TIP, item.value(), creator, 0, usd("0.20"), Duration.ZERO);
        patrons.charge(reader, ChargeKind.GIFT, item.value(), creator, 0, usd("0.70"), Duration.ZERO);
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void aTipAndAGiftThatWerePaidBecomeCreditAndTheirCreatorGivesBackWhatTheyBrought() throws Exception {
        settling.settle(reader, CurrencyCode.USD);

        giveBack(ChargeKind.TIP);
        giveBack(ChargeKind.GIFT);
        giveBack(ChargeKind.GIFT); // a retry

        assertThat(ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.USD))
                .isEqualTo(usd("-0.90"));
        assertThat(earnings.lines(creator, CurrencyCode.USD, null, 0, 10))
                .filteredOn(line -> line.units() < 0)
                .extracting(Earning::kind, Earning::gross)
                .containsExactlyInAnyOrder(tuple(ChargeKind.TIP, usd("-0.20")), tuple(ChargeKind.GIFT, usd("-0.70")));
    }

    @Test
    void aTipThatIsAnnouncedIsNoLongerDue() {
        runs.runDue();
        assertThat(due()).isEqualTo(usd("1.90"));

        giveBack(ChargeKind.TIP);

        assertThat(due()).isEqualTo(usd("1.70"));
    }

    private Money due() {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow().due();
    }

    private void giveBack(ChargeKind kind) {
        var charge = new Charge.Key(kind, item, 1);
        transaction.executeWithoutResult(
                status -> returns.giveBack(reader, CurrencyCode.USD, 1, charge, ReturnReason.NONE));
    }
}
