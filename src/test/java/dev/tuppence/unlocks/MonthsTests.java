package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static java.time.temporal.TemporalAdjusters.firstDayOfNextMonth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;

import dev.tuppence.catalog.Offer;
import dev.tuppence.identity.Profile;
import dev.tuppence.identity.ProfileChanged;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What is counted by the calendar month: budgets and caps. */
class MonthsTests extends WithAGuest {

    @Autowired
    Readers readers;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void aboveTheMonthCapTheReaderPaysNothing() {
        Money cap = cents(20);
        unlocks.unlock(reader, quote(onOffer.at(cents(15), cap)));
        unlocks.unlock(reader, quote(onOffer.at(cents(15), cap)));
        assertThat(unlocks.unlock(reader, quote(onOffer.at(cents(15), cap)))).isEqualTo(new Verdict.Capped());
        assertThat(owed()).isEqualTo(cents(20));
        assertThat(unlocks.unlock(reader, quote(onOffer.at(cents(15), new Money(1_000_000, CurrencyCode.EUR)))))
                .isEqualTo(new Verdict.Charged()); // a cap in another currency is none
    }

    @Test
    void aNewMonthHasItsOwnBudgetAndItsOwnCap() {
        change(() -> tabs.budget(reader, CurrencyCode.USD, cents(25)));
        unlocks.unlock(reader, quote(onOffer.at(cents(20), cents(20))));
        assertThat(unlocks.unlock(reader, quote(onOffer.at(cents(10))))).isInstanceOf(Verdict.OverBudget.class);
        clock.forward(Duration.ofDays(31));
        assertThat(unlocks.unlock(reader, quote(onOffer.at(cents(20), cents(20)))))
                .isEqualTo(new Verdict.Charged());
        assertThat(unlocks.unlock(reader, quote(onOffer.at(cents(10)))))
                .isEqualTo(new Verdict.OverBudget(cents(25), cents(20)));
        assertThat(owed()).isEqualTo(cents(40));
    }

    @Test
    void aReturnMakesRoomUnderTheBudgetOfItsMonth() {
        change(() -> tabs.budget(reader, CurrencyCode.USD, cents(20)));
        Offer offer = unlocked(cents(15));
        assertThat(unlock(cents(15))).isEqualTo(new Verdict.OverBudget(cents(20), cents(15)));
        giveBack(offer, ReturnReason.NONE);
        assertThat(unlock(cents(15))).isEqualTo(new Verdict.Charged());
    }

    @Test
    @Tag("edge-41")
    void whatWasSpentCountsInTheMonthOfTheZoneThatTheReaderMovedTo() {
        change(() -> tabs.budget(reader, CurrencyCode.USD, cents(25)));
        clock.forward(untilTheMonthEnds().minusHours(1));
        unlocked(cents(20));
        var east = new Profile(reader, null, Locale.ENGLISH, ZoneId.of("Pacific/Kiritimati"), "KI", CurrencyCode.USD);
        doReturn(east).when(readers).profileOf(reader);
        change(() -> events.publishEvent(new ProfileChanged(reader)));
        assertThat(unlock(cents(20))).isEqualTo(new Verdict.OverBudget(cents(25), cents(20)));
    }

    private Duration untilTheMonthEnds() {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        return Duration.between(
                now, now.toLocalDate().with(firstDayOfNextMonth()).atStartOfDay(ZoneOffset.UTC));
    }
}
