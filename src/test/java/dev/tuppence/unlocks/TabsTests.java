package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How tabs close and open again. */
class TabsTests extends WithAGuest {

    @Autowired
    TabLimits limits;

    @Test
    void aClosedPeriodIsDueUntilItIsReleased() {
        unlocked(cents(20));
        ClosedPeriod closed = inTransaction(
                () -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD))).getFirst());
        assertThat(closed)
                .isEqualTo(new ClosedPeriod(
                        new TabKey(reader, CurrencyCode.USD), 1, cents(20), cents(0), 1, closed.openedAt()));
        assertThat(tab().due()).isEqualTo(cents(20));
        assertThat(tab().room()).isEqualTo(cents(30));
        assertThat(tab().openedAt()).isNull();
        assertThat(inTransaction(() -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD)))))
                .isEmpty();
        inTransaction(() -> {
            tabs.release(reader, CurrencyCode.USD, cents(20), cents(3));
            return tabs;
        });
        unlocked(cents(5));
        assertThat(tab().due()).isEqualTo(cents(0));
        assertThat(tab().owed()).isEqualTo(cents(8));
        assertThat(tab().carriedIn()).isEqualTo(cents(3));
        assertThat(inTransaction(() -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD)))))
                .extracting(ClosedPeriod::period, ClosedPeriod::gross, ClosedPeriod::carriedIn)
                .containsExactly(tuple(2, cents(5), cents(3)));
    }

    @Test
    void onlyALineOfAClosedPeriodIsMirroredWithoutItsTab() {
        var key = new Charge.Key(ChargeKind.UNLOCK, unlocked(cents(20)).item(), 1);
        assertThatThrownBy(() -> inTransaction(() -> tabs.mirror(reader, CurrencyCode.USD, 1, key, ReturnReason.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
        inTransaction(() -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD))));
        assertThat(inTransaction(() -> tabs.mirror(reader, CurrencyCode.USD, 1, key, ReturnReason.NONE)))
                .contains(cents(20));
        assertThat(inTransaction(() -> tabs.mirror(reader, CurrencyCode.USD, 1, key, ReturnReason.NONE)))
                .isEmpty();
        assertThat(tab().owed()).isEqualTo(cents(0));
    }

    @Test
    void aTabOpensWhenNoReasonIsLeft() {
        unlocked(cents(5));
        block(Block.UNPAID);
        block(Block.DISPUTED);
        assertThat(tab().blocked()).isTrue();
        unblock(Block.UNPAID);
        assertThat(tab().blocked()).isTrue();
        unblock(Block.DISPUTED);
        assertThat(tab().blocked()).isFalse();
    }

    @Test
    void tabsThatOweSomethingComePageByPage() {
        unlocked(cents(5));
        TabView mine = tab();
        limits.open(NewGuest.in(jdbc, clock), CurrencyCode.USD);
        ReaderId later = NewGuest.in(jdbc, clock);
        unlocks.unlock(later, quote(later, onOffer.at(cents(5))));
        assertThat(tabs.owing(mine, 10)).extracting(TabView::reader).containsExactly(later);
        assertThat(tabs.owing(null, 1)).hasSize(1);
    }

    @Test
    void theFullestTabComesFirst() {
        change(() -> limits.signedUp(reader));
        unlocked(Money.ofMinorUnits(5, CurrencyCode.EUR));
        unlocked(cents(20));
        assertThat(tabs.of(reader)).extracting(TabView::currency).containsExactly(CurrencyCode.USD, CurrencyCode.EUR);
    }

    private void block(Block reason) {
        change(() -> tabs.block(reader, CurrencyCode.USD, reason));
    }

    private void unblock(Block reason) {
        change(() -> tabs.unblock(reader, CurrencyCode.USD, reason));
    }
}
