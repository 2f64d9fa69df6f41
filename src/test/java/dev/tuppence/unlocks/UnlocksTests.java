package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.Mockito.when;

import dev.tuppence.BooksTest;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.NoSuchItem;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.SandboxClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What a reader is offered and what the one click does. */
@BooksTest
class UnlocksTests {

    @Autowired
    Unlocks unlocks;

    @Autowired
    Patronage patronage;

    @Autowired
    Quotes quotes;

    @Autowired
    Tabs tabs;

    @Autowired
    Library library;

    @Autowired
    Shelf shelf;

    @Autowired
    Items items;

    @Autowired
    Creators creators;

    @Autowired
    Teams teams;

    @Autowired
    SandboxClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    ReaderId reader;
    OnOffer onOffer;

    @BeforeEach
    void aGuest() {
        reader = NewGuest.in(jdbc, clock);
        onOffer = new OnOffer(items, creators);
    }

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
    void oneClickChargesTheTabAndTheItemIsHeld() {
        Offer offer = onOffer.at(cents(15));
        assertThat(unlocks.unlock(reader, quote(offer))).isEqualTo(new Verdict.Charged());
        assertThat(unlocks.unlock(reader, offered(offer, 1))).isEqualTo(new Verdict.Owned());
        assertThat(owed()).isEqualTo(cents(15));
        var held = (Access.Held) unlocks.accessTo(offer, reader);
        assertThat(held.version()).isEqualTo(3);
        assertThat(held.take()).isEqualTo(1);
        assertThat(Duration.between(held.since(), held.returnableUntil())).isEqualTo(Duration.ofHours(24));
        assertThat(library.of(reader, 0, 10)).extracting(Line::item).containsExactly(offer.item());
        assertThat(shelf.heldAmong(reader, List.of(offer.item()))).containsExactly(offer.item());
        assertThat(shelf.heldAmong(reader, List.of())).isEmpty();
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
        assertThat(library.of(reader, 0, 10)).extracting(Line::take).containsExactly(0);
        assertThat(((Access.Held) unlocks.accessTo(offer, reader)).returnableUntil())
                .isBefore(clock.instant());
        assertThat(tabs.of(reader)).isEmpty();
    }

    @Test
    void aCreatorsOwnTeamReadsForNothing() {
        Offer offer = onOffer.at(cents(15));
        when(teams.isMember(reader, OnOffer.CREATOR)).thenReturn(true);
        assertThat(unlocks.accessTo(offer, reader)).isEqualTo(new Access.Free());
        assertThat(unlocks.unlock(reader, offered(offer, 1))).isEqualTo(new Verdict.Owned());
        assertThat(tabs.of(reader)).isEmpty();
    }

    @Test
    void refusalsSayWhatIsInTheWay() {
        Offer dear = onOffer.at(cents(30));
        unlocks.unlock(reader, quote(onOffer.at(cents(25))));
        assertThat(unlocks.unlock(reader, quote(dear))).isEqualTo(new Verdict.OverLimit(cents(50), cents(25)));
        inTransaction(() -> tabs.budget(reader, CurrencyCode.USD, cents(40)));
        assertThat(unlocks.unlock(reader, quote(onOffer.at(cents(20)))))
                .isEqualTo(new Verdict.OverBudget(cents(40), cents(25)));
        inTransaction(() -> tabs.block(reader, CurrencyCode.USD, Block.DISPUTED));
        assertThat(unlocks.unlock(reader, quote(dear))).isEqualTo(new Verdict.Blocked());
        assertThat(owed()).isEqualTo(cents(25));
    }

    @Test
    void aBundleIsChargedAsOne() {
        List<Quote> three =
                List.of(quote(onOffer.at(cents(20))), quote(onOffer.at(cents(20))), quote(onOffer.at(cents(20))));
        assertThat(unlocks.unlockAll(reader, three)).isEqualTo(new Verdict.OverLimit(cents(50), cents(0)));
        assertThat(unlocks.unlockAll(reader, three.subList(0, 2))).isEqualTo(new Verdict.Charged());
        assertThat(owed()).isEqualTo(cents(40));
    }

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
        inTransaction(() -> tabs.budget(reader, CurrencyCode.USD, cents(25)));
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
    void tipsGiftsAndPledgesAreOnTheTabAndEntitleToNothing() {
        Offer offer = onOffer.at(cents(10));
        assertThat(patronage.tip(reader, offer.item(), cents(5), 1)).isEqualTo(new Verdict.Charged());
        assertThat(patronage.tip(reader, offer.item(), cents(5), 1)).isEqualTo(new Verdict.Owned());
        assertThat(patronage.gift(reader, offer.item(), cents(10), 1)).isEqualTo(new Verdict.Charged());
        assertThat(patronage.gift(reader, offer.item(), cents(9), 2)).isEqualTo(new Verdict.Stale());
        assertThat(patronage.tip(reader, offer.item(), Money.ofMinorUnits(5, CurrencyCode.EUR), 2))
                .isEqualTo(new Verdict.Stale());
        assertThat(patronage.pledge(reader, OnOffer.CREATOR, 99, cents(20), 1)).isEqualTo(new Verdict.Charged());
        assertThat(owed()).isEqualTo(cents(35));
        assertThat(shelf.heldAmong(reader, List.of(offer.item()))).isEmpty();
        assertThat(tabs.lines(reader, CurrencyCode.USD, 1))
                .extracting(Line::kind)
                .containsExactlyInAnyOrder(ChargeKind.TIP, ChargeKind.GIFT, ChargeKind.PLEDGE)
                .allSatisfy(kind -> assertThat(ChargeKind.of(kind.code())).isEqualTo(kind));
        when(items.offerOf(offer.item())).thenThrow(new NoSuchItem("gone"));
        assertThat(patronage.tip(reader, offer.item(), cents(5), 2)).isEqualTo(new Verdict.Stale());
    }

    @Test
    void nothingIsUnlockedInSomebodyElsesTransaction() {
        Quote quote = quote(onOffer.at(cents(15)));
        assertThatThrownBy(() -> inTransaction(() -> unlocks.unlock(reader, quote)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private void inTransaction(Runnable change) {
        transaction.executeWithoutResult(status -> change.run());
    }

    private Quote quote(Offer offer) {
        return ((Access.Offered) unlocks.accessTo(offer, reader)).quote();
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

    private Money owed() {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow().owed();
    }
}
