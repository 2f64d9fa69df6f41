package dev.tuppence.disputes;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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

    private Money collected(CreatorId creator) {
        return ledger.balanceOf(Account.of(AccountType.COLLECTED, creator.value()), CurrencyCode.USD);
    }

    private Money credit(ReaderId reader) {
        return ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.USD);
    }
}
