package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Offer;
import dev.tuppence.money.CurrencyCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a closed period still says after its items were forgotten. */
class ForgettingPeriodsTests extends WithAGuest {

    @Autowired
    Forgetting forgetting;

    @Autowired
    Holdings holdings;

    Offer kept;
    Offer returned;

    @BeforeEach
    void aClosedPeriodWithOneItemKeptAndOneReturned() {
        kept = unlocked(cents(20));
        returned = unlocked(cents(10));
        giveBack(returned, ReturnReason.NONE);
        change(() -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD))));
    }

    @Test
    void amountsStayItemsDoNotAndTheReaderKeepsWhatWasBought() {
        assertThat(forget(null)).isEqualTo(2);
        assertThat(tabs.lines(reader, CurrencyCode.USD, 1))
                .extracting(Line::amount)
                .containsExactlyInAnyOrder(cents(20), cents(10));
        assertThat(itemsOnTheTab()).allMatch(item -> item.value() < 0).doesNotHaveDuplicates();
        assertThat(holdings.of(reader, kept.item()).held()).isTrue();
        assertThat(holdings.of(reader, returned.item()).held()).isFalse();
        assertThat(forget(null)).isZero();
    }

    @Test
    void oneItemAloneIsForgotten() {
        assertThat(forget(kept.item())).isEqualTo(1);
        assertThat(itemsOnTheTab()).doesNotContain(kept.item()).contains(returned.item());
        assertThat(holdings.of(reader, kept.item()).held()).isTrue();
    }

    private int forget(@Nullable ItemId item) {
        return inTransaction(
                () -> forgetting.forget(List.of(new Forgetting.Period(reader, CurrencyCode.USD, 1)), item));
    }

    private List<ItemId> itemsOnTheTab() {
        return tabs.lines(reader, CurrencyCode.USD, 1).stream().map(Line::item).toList();
    }
}
