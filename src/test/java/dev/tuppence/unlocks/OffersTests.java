package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.Mockito.when;

import dev.tuppence.catalog.NoSuchItem;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a reader is offered, and how long an offer stands. */
class OffersTests extends WithAGuest {

    @Autowired
    Quotes quotes;

    @Autowired
    Library library;

    @Autowired
    Shelf shelf;

    @Autowired
    Teams teams;

    @Test
    void visitorsAndReadersAreOfferedTheFirstTake() {
        Offer offer = onOffer.at(cents(15));
        for (ReaderId who : new ReaderId[] {null, reader}) {
            var offered = (Access.Offered) unlocks.accessTo(offer, who);
            assertThat(offered.quote().take()).isEqualTo(1);
            assertThat(offered.quote().price()).isEqualTo(cents(15));
            assertThat(offered.quote().expiresAt())
                    .isCloseTo(clock.instant().plus(Duration.ofMinutes(15)), within(5, ChronoUnit.SECONDS));
            assertThat(quotes.read(offered.signed()).item()).isEqualTo(offer.item());
        }
    }

    @Test
    void whatWasJustChargedIsHeldAsTheBooksWillSay() {
        Offer offer = onOffer.at(cents(15));
        Quote quote = quote(offer);
        unlocks.unlock(reader, quote);
        var held = (Access.Held) unlocks.accessTo(offer, reader);
        Access.Held opened = unlocks.opened(offer, quote);
        assertThat(opened.version()).isEqualTo(held.version());
        assertThat(opened.take()).isEqualTo(held.take());
        assertThat(opened.since()).isCloseTo(held.since(), within(5, ChronoUnit.SECONDS));
        assertThat(opened.returnableUntil()).isCloseTo(held.returnableUntil(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void whatWasReturnedIsOfferedForTheNextTake() {
        Offer offer = onOffer.at(cents(15));
        unlocks.unlock(reader, quote(offer));
        unlocks.giveBack(reader, offer.item(), 1, ReturnReason.NONE);
        assertThat(shelf.heldAmong(reader, List.of(offer.item()))).isEmpty();
        assertThat(quote(offer).take()).isEqualTo(2);
        assertThat(unlocks.unlock(reader, offered(offer, 1))).isEqualTo(new Verdict.Stale());
        assertThat(unlocks.unlock(reader, quote(offer))).isEqualTo(new Verdict.Charged());
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    void aLowerPriceCountsAndAHigherOneIsAskedAgain() {
        Offer offer = onOffer.at(cents(15));
        Quote quote = quote(offer);
        onOffer.at(offer.item(), cents(16), null);
        assertThat(unlocks.unlock(reader, quote)).isEqualTo(new Verdict.Stale());
        onOffer.at(offer.item(), Money.ofMinorUnits(1, CurrencyCode.EUR), null);
        assertThat(unlocks.unlock(reader, quote)).isEqualTo(new Verdict.Stale());
        onOffer.at(offer.item(), cents(14), null);
        assertThat(unlocks.unlock(reader, quote)).isEqualTo(new Verdict.Charged());
        assertThat(owed()).isEqualTo(cents(14));
    }

    @Test
    void anOldQuoteIsStaleUnlessTheItemIsHeld() {
        Offer offer = onOffer.at(cents(15));
        Quote old = quote(offer);
        clock.forward(Duration.ofMinutes(16));
        assertThat(unlocks.unlock(reader, old)).isEqualTo(new Verdict.Stale());
        unlocks.unlock(reader, quote(offer));
        assertThat(unlocks.unlock(reader, old)).isEqualTo(new Verdict.Owned());
    }

    @Test
    void whatIsNoLongerSoldIsStaleUnlessItIsHeld() {
        Offer offer = onOffer.at(cents(15));
        Offer other = onOffer.at(cents(15));
        unlocks.unlock(reader, quote(offer));
        Quote quote = quote(other);
        when(items.offerOf(offer.item())).thenThrow(new NoSuchItem("gone"));
        when(items.offerOf(other.item())).thenThrow(new NoSuchItem("gone"));
        assertThat(unlocks.unlock(reader, offered(offer, 1))).isEqualTo(new Verdict.Owned());
        assertThat(unlocks.unlock(reader, quote)).isEqualTo(new Verdict.Stale());
        assertThat(unlocks.unlockAll(reader, List.of(offered(offer, 1), quote))).isEqualTo(new Verdict.Stale());
    }

    @Test
    void whatIsFreeIsGrantedWithoutATab() {
        Offer offer = onOffer.at(cents(0));
        assertThat(unlocks.accessTo(offer, reader)).isEqualTo(new Access.Free());
        assertThat(unlocks.unlock(reader, offered(offer, 1))).isEqualTo(new Verdict.Owned());
        assertThat(library.of(reader, 0, 10))
                .noneMatch(shelf::returnable)
                .extracting(Line::take)
                .containsExactly(0);
        assertThat(((Access.Held) unlocks.accessTo(offer, reader)).returnableUntil())
                .isBefore(clock.instant());
        assertThat(tabs.of(reader)).isEmpty();
    }

    @Test
    @Tag("edge-24")
    void aCreatorsOwnTeamReadsForNothing() {
        Offer offer = onOffer.at(cents(15));
        when(teams.isMember(reader, OnOffer.CREATOR)).thenReturn(true);
        assertThat(unlocks.accessTo(offer, reader)).isEqualTo(new Access.Free());
        assertThat(unlocks.unlock(reader, offered(offer, 1))).isEqualTo(new Verdict.Owned());
        assertThat(tabs.of(reader)).isEmpty();
    }

    private Quote offered(Offer offer, int take) {
        return new Quote(
                offer.item(),
                offer.version(),
                offer.creator(),
                offer.price(),
                take,
                clock.instant().plusSeconds(60));
    }
}
