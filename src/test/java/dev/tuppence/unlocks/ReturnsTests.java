package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.BooksTest;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.sandbox.SandboxClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What can be given back, how long and how much of it. */
@BooksTest
class ReturnsTests {

    @Autowired
    Unlocks unlocks;

    @Autowired
    Tabs tabs;

    @Autowired
    Shelf shelf;

    @Autowired
    Items items;

    @Autowired
    Creators creators;

    @Autowired
    SandboxClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TabsMatchCharges tabsMatchCharges;

    @Autowired
    CountersMatchCharges countersMatchCharges;

    ReaderId reader;
    OnOffer onOffer;

    @BeforeEach
    void aGuest() {
        reader = NewGuest.in(jdbc, clock);
        onOffer = new OnOffer(items, creators);
    }

    @AfterEach
    void everyCountIsWhatItsLinesSay() {
        assertThat(tabsMatchCharges.violations()).isEmpty();
        assertThat(countersMatchCharges.violations()).isEmpty();
    }

    @Test
    void aReturnTakesTheChargeOffTheTabOnce() {
        Offer kept = unlocked(10);
        Offer returned = unlocked(15);
        giveBack(returned, ReturnReason.NONE);
        giveBack(returned, ReturnReason.NONE);
        assertThat(tab().owed()).isEqualTo(cents(10));
        assertThat(tab().count()).isEqualTo(1);
        assertThat(tabs.lines(reader, CurrencyCode.USD, 1))
                .filteredOn(Line::returned)
                .extracting(Line::item)
                .containsExactly(returned.item());
        assertThat(tabs.lines(reader, CurrencyCode.USD, 1))
                .filteredOn(shelf::returnable)
                .extracting(Line::item)
                .containsExactly(kept.item());
    }

    @Test
    void whatWasNeverUnlockedIsNotReturned() {
        assertRefused(NotReturnable.Why.NEVER_UNLOCKED, onOffer.at(cents(5)), ReturnReason.NONE);
    }

    @Test
    void afterADayOnlyWhatIsNotAsDescribedIsReturned() {
        Offer first = unlocked(5);
        Offer second = unlocked(5);
        Offer third = unlocked(5);
        clock.forward(Duration.ofHours(23));
        giveBack(first, ReturnReason.BY_MISTAKE);
        clock.forward(Duration.ofHours(2));
        assertThat(tabs.lines(reader, CurrencyCode.USD, 1)).noneMatch(shelf::returnable);
        assertRefused(NotReturnable.Why.TOO_LATE, second, ReturnReason.BY_MISTAKE);
        giveBack(second, ReturnReason.NOT_AS_DESCRIBED);
        clock.forward(Duration.ofDays(14));
        assertRefused(NotReturnable.Why.TOO_LATE, third, ReturnReason.NOT_AS_DESCRIBED);
        transaction.executeWithoutResult(status -> unlocks.takeOutOfNotice(reader, third.item(), 1));
        assertThat(tab().owed()).isEqualTo(cents(0));
    }

    @Test
    void afterTenUnlocksOnlyAFifthByValueComesBack() {
        Offer dear = unlocked(9);
        Offer cheap = unlocked(6);
        for (int i = 0; i < 8; i++) {
            unlocked(2);
        }
        giveBack(dear, ReturnReason.NONE); // of ten, everything may come back
        unlocked(4);
        assertRefused(NotReturnable.Why.TOO_MUCH, cheap, ReturnReason.NONE);
    }

    @Test
    void exactlyAFifthMayComeBack() {
        Offer fifth = unlocked(7);
        for (int i = 0; i < 14; i++) {
            unlocked(2);
        }
        giveBack(fifth, ReturnReason.NONE);
        assertThat(tab().owed()).isEqualTo(cents(28));
    }

    @Test
    void whoSettlesClosedPeriodsDecidesAboutThem() {
        Offer offer = unlocked(10);
        transaction.executeWithoutResult(status -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD))));
        assertRefused(NotReturnable.Why.BEING_PAID, offer, ReturnReason.NONE);
    }

    @Test
    void aReturnMakesRoomUnderTheBudgetOfItsMonth() {
        transaction.executeWithoutResult(status -> tabs.budget(reader, CurrencyCode.USD, cents(20)));
        Offer offer = unlocked(15);
        assertThat(unlock(15)).isEqualTo(new Verdict.OverBudget(cents(20), cents(15)));
        giveBack(offer, ReturnReason.NONE);
        assertThat(unlock(15)).isEqualTo(new Verdict.Charged());
    }

    private Offer unlocked(int cents) {
        Offer offer = onOffer.at(cents(cents));
        assertThat(unlocks.unlock(reader, quote(offer))).isEqualTo(new Verdict.Charged());
        return offer;
    }

    private Verdict unlock(int cents) {
        return unlocks.unlock(reader, quote(onOffer.at(cents(cents))));
    }

    private Quote quote(Offer offer) {
        return ((Access.Offered) unlocks.accessTo(offer, reader)).quote();
    }

    private void giveBack(Offer offer, ReturnReason reason) {
        unlocks.giveBack(reader, offer.item(), 1, reason);
    }

    private void assertRefused(NotReturnable.Why why, Offer offer, ReturnReason reason) {
        assertThatThrownBy(() -> giveBack(offer, reason))
                .isInstanceOfSatisfying(
                        NotReturnable.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(why));
    }

    private TabView tab() {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow();
    }
}
