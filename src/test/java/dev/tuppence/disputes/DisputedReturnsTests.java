package dev.tuppence.disputes;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tuppence.Contention;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has the money back from the bank does not get it here as well. */
@WholeApplicationTest
class DisputedReturnsTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Unlocks unlocks;

    @Autowired
    CaseReads cases;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<Invariant> invariants;

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void whatIsDisputedIsNotGivenBackUntilItIsWon() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        CreatorId creator = Patrons.creator();
        ItemId item = patrons.unlock(reader, creator, usd("2.00"));
        patrons.unlock(reader, creator, usd("1.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        Money collected = collected(creator);
        String dispute =
                processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        await().until(() -> cases.find(dispute).isPresent());

        assertThatThrownBy(() -> unlocks.giveBack(reader, item, 1, ReturnReason.NOT_AS_DESCRIBED))
                .isInstanceOf(NotReturnable.class)
                .hasMessage("DISPUTED");
        assertThat(collected(creator)).isEqualTo(collected);
        assertThat(credit(reader)).isEqualTo(usd("0"));

        processor.decideDispute(dispute, true);
        await().until(() -> cases.find(dispute).orElseThrow().state() == CaseState.WON);
        unlocks.giveBack(reader, item, 1, ReturnReason.NOT_AS_DESCRIBED);
        assertThat(credit(reader)).isEqualTo(usd("-2.00"));
    }

    @Test
    void creditOfADisputedPaymentPaysNothing() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        CreatorId creator = Patrons.creator();
        ItemId item = patrons.unlock(reader, creator, usd("2.00"));
        patrons.unlock(reader, creator, usd("1.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        String dispute =
                processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        await().until(() -> cases.find(dispute).isPresent());
        patrons.unlock(reader, creator, usd("1.50"));
        patrons.saveCard(reader, Patrons.PAYS_TOO);

        long next = settling.settle(reader, CurrencyCode.USD).settlement();

        assertThat(settlements.find(next).orElseThrow().charged()).isEqualTo(usd("1.50"));
        assertThat(credit(reader)).isEqualTo(usd("-2.00"));
        processor.decideDispute(dispute, true);
        await().until(() -> cases.find(dispute).orElseThrow().state() == CaseState.WON);
    }

    @Test
    @Tag("edge-16")
    void creditOfAPaymentThatTheBankTookAPartOfPaysAgain() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        CreatorId creator = Patrons.creator();
        ItemId item = patrons.unlock(reader, creator, usd("2.00"));
        patrons.unlock(reader, creator, usd("4.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        String intent = settlements.find(settlement).orElseThrow().paymentIntent();
        String dispute = processor.openDispute(intent, "fraudulent", 100);
        await().until(() -> cases.find(dispute).isPresent());
        processor.decideDispute(dispute, false);
        await().until(() -> cases.find(dispute).orElseThrow().state() == CaseState.LOST);
        patrons.saveCard(reader, Patrons.PAYS_TOO);
        patrons.unlock(reader, creator, usd("1.50"));

        long next = settling.settle(reader, CurrencyCode.USD).settlement();

        assertThat(settlements.find(next).orElseThrow().charged()).isEqualTo(usd("0"));
        assertThat(credit(reader)).isEqualTo(usd("-0.50"));
    }

    @Test
    void aDisputeLocksAllTabsOfItsReaderInTheirOrder() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("2.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        patrons.unlock(reader, Patrons.creator(), Money.ofMinorUnits(200, CurrencyCode.EUR));
        String intent = settlements.find(settlement).orElseThrow().paymentIntent();

        CompletableFuture<String> opened = transaction.execute(status -> {
            lock(reader, "EUR", "");
            var opening = Contention.startAndWaitForThis(jdbc, () -> processor.openDispute(intent));
            lock(reader, "USD", "nowait"); // who waits for the first must not hold the second
            return opening;
        });

        await().until(() -> cases.find(opened.join()).isPresent());
    }

    private void lock(ReaderId reader, String currency, String how) {
        jdbc.sql("select 1 from tab where reader_id = :reader and currency = :currency for update " + how)
                .param("reader", reader.value())
                .param("currency", currency)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private Money collected(CreatorId creator) {
        return ledger.balanceOf(Account.of(AccountType.COLLECTED, creator.value()), CurrencyCode.USD);
    }

    private Money credit(ReaderId reader) {
        return ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.USD);
    }
}
