package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import dev.tuppence.catalog.NoSuchItem;
import dev.tuppence.catalog.Offer;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
import dev.tuppence.tax.TaxProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

/** What the one click does. */
class UnlocksTests extends WithAGuest {

    @Autowired
    Patronage patronage;

    @Autowired
    Library library;

    @Autowired
    Shelf shelf;

    @Test
    @Tag("edge-01")
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
    void refusalsSayWhatIsInTheWay() {
        Offer dear = onOffer.at(cents(30));
        unlocks.unlock(reader, quote(onOffer.at(cents(25))));
        assertThat(unlocks.unlock(reader, quote(dear))).isEqualTo(new Verdict.OverLimit(cents(50), cents(25)));
        change(() -> tabs.budget(reader, CurrencyCode.USD, cents(40)));
        assertThat(unlocks.unlock(reader, quote(onOffer.at(cents(20)))))
                .isEqualTo(new Verdict.OverBudget(cents(40), cents(25)));
        change(() -> tabs.block(reader, CurrencyCode.USD, Block.DISPUTED));
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
    void aTipIsTaxedAsSupportAndWhatIsReadAsAPublication() {
        Offer offer = unlocked(cents(10));
        patronage.tip(reader, offer.item(), cents(5), 1);
        patronage.gift(reader, offer.item(), cents(10), 1);
        assertThat(jdbc.sql("select tax_profile from charge where debtor = :reader order by kind")
                        .param("reader", reader.value())
                        .query((row, number) -> TaxProfile.of(row.getInt(1)))
                        .list())
                .containsExactly(
                        new TaxProfile("US", ContentClass.E_PUBLICATION),
                        new TaxProfile("US", ContentClass.SUPPORT),
                        new TaxProfile("US", ContentClass.E_PUBLICATION));
    }

    @Test
    void theLibraryComesPageByPageNewestFirst() {
        Offer first = unlocked(cents(1));
        Offer second = unlocked(cents(1));
        Offer third = unlocked(cents(1));
        assertThat(library.of(reader, 0, 2)).extracting(Line::item).containsExactly(third.item(), second.item());
        assertThat(library.of(reader, 1, 2)).extracting(Line::item).containsExactly(first.item());
    }

    @Test
    void nothingIsUnlockedInSomebodyElsesTransaction() {
        Quote quote = quote(onOffer.at(cents(15)));
        assertThatThrownBy(() -> change(() -> unlocks.unlock(reader, quote)))
                .isInstanceOf(IllegalTransactionStateException.class);
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
