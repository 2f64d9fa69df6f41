package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tuppence.catalog.Offer;
import dev.tuppence.money.CurrencyCode;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One charge, as its debtor sees it. */
class ChargesTests extends WithAGuest {

    @Autowired
    Charges charges;

    Offer offer;
    Charge.Key key;

    @BeforeEach
    void anUnlock() {
        offer = unlocked(cents(15));
        key = new Charge.Key(ChargeKind.UNLOCK, offer.item(), 1);
    }

    @Test
    void itsDebtorFindsItAndNobodyElse() {
        Charge charge = charges.find(reader, key).orElseThrow();
        assertThat(charge)
                .isEqualTo(new Charge(
                        reader,
                        ChargeKind.UNLOCK,
                        offer.item(),
                        1,
                        charge.mark(),
                        OnOffer.CREATOR,
                        cents(15),
                        1,
                        charge.at(),
                        null));
        assertThat(charge.mark()).isNegative();
        assertThat(charge.at()).isCloseTo(clock.instant(), within(5, ChronoUnit.SECONDS));
        assertThat(charges.find(NewGuest.in(jdbc, clock), key)).isEmpty();
    }

    @Test
    void itKnowsWhenItWasReturned() {
        giveBack(offer, ReturnReason.NONE);
        assertThat(charges.find(reader, key).orElseThrow().returnedAt())
                .isCloseTo(clock.instant(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void whatNobodySharesNamesNoSplitSheet() {
        assertThat(tabs.lines(reader, CurrencyCode.USD, 1))
                .singleElement()
                .extracting(Line::split)
                .isNull();
    }
}
