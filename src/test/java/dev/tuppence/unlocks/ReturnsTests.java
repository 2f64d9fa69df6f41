package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.catalog.Offer;
import dev.tuppence.money.CurrencyCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be given back, how long and how much of it. */
class ReturnsTests extends WithAGuest {

    @Autowired
    Shelf shelf;

    @Test
    @Tag("edge-03")
    void aReturnTakesTheChargeOffTheTabOnce() {
        Offer kept = unlocked(cents(10));
        Offer returned = unlocked(cents(15));
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
        Offer first = unlocked(cents(5));
        Offer second = unlocked(cents(5));
        Offer third = unlocked(cents(5));
        clock.forward(Duration.ofHours(23));
        giveBack(first, ReturnReason.BY_MISTAKE);
        clock.forward(Duration.ofHours(2));
        assertThat(tabs.lines(reader, CurrencyCode.USD, 1)).noneMatch(shelf::returnable);
        assertRefused(NotReturnable.Why.TOO_LATE, second, ReturnReason.BY_MISTAKE);
        giveBack(second, ReturnReason.NOT_AS_DESCRIBED);
        clock.forward(Duration.ofDays(14));
        assertRefused(NotReturnable.Why.TOO_LATE, third, ReturnReason.NOT_AS_DESCRIBED);
        change(() -> unlocks.takeOutOfNotice(reader, third.item(), 1));
        assertThat(tab().owed()).isEqualTo(cents(0));
    }

    @Test
    void afterTenUnlocksOnlyAFifthByValueComesBack() {
        Offer dear = unlocked(cents(9));
        Offer cheap = unlocked(cents(6));
        for (int i = 0; i < 8; i++) {
            unlocked(cents(2));
        }
        giveBack(dear, ReturnReason.NONE); // of ten, everything may come back
        unlocked(cents(4));
        assertRefused(NotReturnable.Why.TOO_MUCH, cheap, ReturnReason.NONE);
    }

    @Test
    void exactlyAFifthMayComeBack() {
        Offer fifth = unlocked(cents(7));
        for (int i = 0; i < 14; i++) {
            unlocked(cents(2));
        }
        giveBack(fifth, ReturnReason.NONE);
        assertThat(tab().owed()).isEqualTo(cents(28));
    }

    @Test
    void whoSettlesClosedPeriodsDecidesAboutThem() {
        Offer offer = unlocked(cents(10));
        change(() -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD))));
        assertRefused(NotReturnable.Why.BEING_PAID, offer, ReturnReason.NONE);
    }

    private void assertRefused(NotReturnable.Why why, Offer offer, ReturnReason reason) {
        assertThatThrownBy(() -> giveBack(offer, reason))
                .isInstanceOfSatisfying(
                        NotReturnable.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(why));
    }
}
