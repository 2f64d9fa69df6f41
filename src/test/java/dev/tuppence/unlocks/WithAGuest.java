package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.BooksTest;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.SandboxClock;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A guest who has done nothing yet, and what there is to unlock. Afterwards every count is what its lines say. */
@BooksTest
abstract class WithAGuest {

    @Autowired
    Unlocks unlocks;

    @Autowired
    Tabs tabs;

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
    List<Invariant> invariants;

    ReaderId reader;
    OnOffer onOffer;

    @BeforeEach
    void aGuest() {
        reader = NewGuest.in(jdbc, clock);
        onOffer = new OnOffer(items, creators);
    }

    @AfterEach
    void everyCountIsWhatItsLinesSay() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    Quote quote(Offer offer) {
        return quote(reader, offer);
    }

    Quote quote(ReaderId of, Offer offer) {
        return ((Access.Offered) unlocks.accessTo(offer, of)).quote();
    }

    /** A new item at this price. */
    Verdict unlock(Money price) {
        return unlocks.unlock(reader, quote(onOffer.at(price)));
    }

    Offer unlocked(Money price) {
        Offer offer = onOffer.at(price);
        assertThat(unlocks.unlock(reader, quote(offer))).isEqualTo(new Verdict.Charged());
        return offer;
    }

    void giveBack(Offer offer, ReturnReason reason) {
        unlocks.giveBack(reader, offer.item(), 1, reason);
    }

    TabView tab() {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow();
    }

    Money owed() {
        return tab().owed();
    }

    void change(Runnable change) {
        transaction.executeWithoutResult(status -> change.run());
    }

    <T> T inTransaction(Supplier<T> change) {
        return transaction.execute(status -> change.get());
    }
}
