package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.doReturn;

import dev.tuppence.BooksTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.Profile;
import dev.tuppence.identity.ProfileChanged;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderSignedUp;
import dev.tuppence.identity.Readers;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.TypeBalance;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.SandboxClock;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How tabs grow, close, open again, and how far they go. */
@BooksTest
class TabsTests {

    @Autowired
    Unlocks unlocks;

    @Autowired
    Tabs tabs;

    @Autowired
    TabLimits limits;

    @Autowired
    TabsMatchCharges tabsMatchCharges;

    @Autowired
    CountersMatchCharges countersMatchCharges;

    @Autowired
    ChargesOnTabs subledger;

    @Autowired
    Items items;

    @Autowired
    Creators creators;

    @Autowired
    Readers readers;

    @Autowired
    SandboxClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

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
    void aClosedPeriodIsDueUntilItIsReleased() {
        unlock(cents(20));
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
        unlock(cents(5));
        assertThat(tab().due()).isEqualTo(cents(0));
        assertThat(tab().owed()).isEqualTo(cents(8));
        assertThat(tab().carriedIn()).isEqualTo(cents(3));
        assertThat(inTransaction(() -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD)))))
                .extracting(ClosedPeriod::period, ClosedPeriod::gross, ClosedPeriod::carriedIn)
                .containsExactly(tuple(2, cents(5), cents(3)));
    }

    @Test
    void onlyALineOfAClosedPeriodIsMirroredWithoutItsTab() {
        ItemId item = unlock(cents(20));
        assertThatThrownBy(
                        () -> inTransaction(() -> tabs.mirror(reader, CurrencyCode.USD, 1, item, 1, ReturnReason.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
        inTransaction(() -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD))));
        assertThat(inTransaction(() -> tabs.mirror(reader, CurrencyCode.USD, 1, item, 1, ReturnReason.NONE)))
                .contains(cents(20));
        assertThat(inTransaction(() -> tabs.mirror(reader, CurrencyCode.USD, 1, item, 1, ReturnReason.NONE)))
                .isEmpty();
        assertThat(tab().owed()).isEqualTo(cents(0));
    }

    @Test
    void aTabOpensWhenNoReasonIsLeft() {
        unlock(cents(5));
        block(Block.UNPAID);
        block(Block.DISPUTED);
        assertThat(tab().blocked()).isTrue();
        unblock(Block.UNPAID);
        assertThat(tab().blocked()).isTrue();
        unblock(Block.DISPUTED);
        assertThat(tab().blocked()).isFalse();
    }

    @Test
    void limitsGrowWithTrust() {
        limits.open(reader, CurrencyCode.USD);
        limits.open(reader, CurrencyCode.EUR);
        assertLimits("0.50", "0"); // a guest has one tab
        inTransaction(() -> {
            events.publishEvent(new ReaderSignedUp(reader));
            return reader;
        });
        assertLimits("1", "0.10");
        change(() -> tabs.cardSaved(reader));
        assertLimits("8", "0.80");
        change(() -> tabs.settlementPaid(reader));
        assertLimits("12", "1.20");
        for (int i = 0; i < 8; i++) {
            change(() -> tabs.settlementPaid(reader));
        }
        assertLimits("40", "4");
        change(() -> tabs.cardDeclined(reader));
        change(() -> limits.signedUp(reader)); // again: a card stays a card
        assertLimits("8", "0.80");
    }

    @Test
    void aCurrencyWithoutLimitsTakesNothing() {
        limits.open(reader, CurrencyCode.BRL);
        assertThat(tabs.of(reader, CurrencyCode.BRL).orElseThrow().limit()).isEqualTo(Money.zero(CurrencyCode.BRL));
    }

    @Test
    void limitsFollowTheHomeCurrencyAndMonthsTheZone() {
        change(() -> limits.signedUp(reader));
        limits.open(reader, CurrencyCode.USD);
        limits.open(reader, CurrencyCode.EUR);
        var moved = new Profile(reader, null, Locale.GERMAN, ZoneId.of("Europe/Berlin"), "DE", CurrencyCode.EUR);
        doReturn(moved).when(readers).profileOf(reader);
        change(() -> events.publishEvent(new ProfileChanged(reader)));
        assertLimits("0.10", "1");
        assertThat(jdbc.sql("select distinct zone from tab where reader_id = :reader")
                        .param("reader", reader.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Europe/Berlin");
    }

    @Test
    void tabsThatOweSomethingComePageByPage() {
        unlock(cents(5));
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
        unlock(Money.ofMinorUnits(5, CurrencyCode.EUR));
        unlock(cents(20));
        assertThat(tabs.of(reader)).extracting(TabView::currency).containsExactly(CurrencyCode.USD, CurrencyCode.EUR);
    }

    @Test
    void chargesDebitTheTabAndCreditTheCreator() {
        Map<AccountType, Money> before = balances();
        ItemId item = unlock(cents(20));
        unlock(cents(7));
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        assertThat(subledger.name()).isEqualTo("charges");
        assertThat(balances().get(AccountType.TAB).minus(of(before, AccountType.TAB)))
                .isEqualTo(cents(7));
        assertThat(balances().get(AccountType.ACCRUED).minus(of(before, AccountType.ACCRUED)))
                .isEqualTo(cents(-7));
    }

    @Test
    void aTabThatWasChangedIsFound() {
        unlock(cents(20));
        assertThat(tabsMatchCharges.name()).isEqualTo("tab-owes-its-open-charges");
        assertFound(tabsMatchCharges::violations, "owed_micros = owed_micros + 100");
        assertFound(tabsMatchCharges::violations, "count = count + 1");
        assertFound(tabsMatchCharges::violations, "carried_in_micros = 100");
        assertFound(tabsMatchCharges::violations, "period = 0, owed_micros = 0, count = 0");
    }

    @Test
    void aCounterThatWasChangedIsFound() {
        Offer offer = onOffer.at(cents(20), cents(30));
        unlocks.unlock(reader, quote(reader, offer));
        assertThat(countersMatchCharges.name()).isEqualTo("cap-counts-its-charges");
        assertThat(countersMatchCharges.violations()).isEmpty();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update cap_counter set spent_micros = 100 where reader_id = :reader")
                    .param("reader", reader.value())
                    .update();
            assertThat(countersMatchCharges.violations()).hasSize(1);
            status.setRollbackOnly();
        });
    }

    private void assertFound(Supplier<List<String>> violations, String change) {
        assertThat(violations.get()).isEmpty();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update tab set " + change + " where reader_id = :reader")
                    .param("reader", reader.value())
                    .update();
            assertThat(violations.get()).as(change).isNotEmpty().allMatch(line -> line.contains("" + reader.value()));
            status.setRollbackOnly();
        });
    }

    private void assertLimits(String usd, String eur) {
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().limit())
                .isEqualTo(Money.ofMajorUnits(new BigDecimal(usd), CurrencyCode.USD));
        assertThat(tabs.of(reader, CurrencyCode.EUR).orElseThrow().limit())
                .isEqualTo(Money.ofMajorUnits(new BigDecimal(eur), CurrencyCode.EUR));
    }

    private Map<AccountType, Money> balances() {
        return subledger.balances().stream()
                .filter(line -> line.balance().currency() == CurrencyCode.USD)
                .collect(Collectors.toMap(TypeBalance::type, TypeBalance::balance));
    }

    private static Money of(Map<AccountType, Money> balances, AccountType type) {
        return balances.getOrDefault(type, cents(0));
    }

    private void block(Block reason) {
        change(() -> tabs.block(reader, CurrencyCode.USD, reason));
    }

    private void unblock(Block reason) {
        change(() -> tabs.unblock(reader, CurrencyCode.USD, reason));
    }

    private void change(Runnable change) {
        transaction.executeWithoutResult(status -> change.run());
    }

    private <T> T inTransaction(Supplier<T> change) {
        return transaction.execute(status -> change.get());
    }

    private ItemId unlock(Money price) {
        Offer offer = onOffer.at(price);
        assertThat(unlocks.unlock(reader, quote(reader, offer))).isEqualTo(new Verdict.Charged());
        return offer.item();
    }

    private Quote quote(ReaderId of, Offer offer) {
        return ((Access.Offered) unlocks.accessTo(offer, of)).quote();
    }

    private TabView tab() {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow();
    }
}
