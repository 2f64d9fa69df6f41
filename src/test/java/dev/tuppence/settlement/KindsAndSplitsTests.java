package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.creators.SplitSheets;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.DisputeLine;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.Earning;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is not a plain unlock of one creator's item, from the tab to those who share in it. */
@WholeApplicationTest
class KindsAndSplitsTests {

    @Autowired
    Patrons patrons;

    @Autowired
    Creators creators;

    @Autowired
    SplitSheets sheets;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Earnings earnings;

    @Autowired
    Disputes disputes;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Ledger ledger;

    @Autowired
    List<Invariant> invariants;

    ReaderId reader;
    CreatorId seller;
    CreatorId friend;
    ItemId item;
    long settlement;

    /** The item is two parts the seller's and one its friend's; the pledge is for a request with the item's number. */
    @BeforeEach
    void anUnlockATipAndAPledgeArePaidByOneCardPayment() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        seller = aCreator();
        friend = aCreator();
        int split = sheets.freeze(seller, Map.of(seller, 2, friend, 1)).value();
        item = patrons.unlock(reader, Patrons.creator(), usd("2.00"));
        item = new ItemId(item.value() + 1_000_000);
        patrons.charge(reader, ChargeKind.UNLOCK, item.value(), seller, split, usd("0.10"), Duration.ZERO);
        patrons.charge(reader, ChargeKind.TIP, item.value(), seller, split, usd("0.05"), Duration.ZERO);
        patrons.charge(reader, ChargeKind.PLEDGE, item.value(), seller, 0, usd("1.00"), Duration.ZERO);
        settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().state().equals("PAID"));
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void eachPartOfASplitItemGetsItsShareOfEachKind() {
        assertThat(grossOf(seller))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        ChargeKind.UNLOCK, usd("0.0666"),
                        ChargeKind.TIP, usd("0.0333"),
                        ChargeKind.PLEDGE, usd("1.00")));
        assertThat(grossOf(friend))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(ChargeKind.UNLOCK, usd("0.0334"), ChargeKind.TIP, usd("0.0167")));
        assertThat(settlements.sharesOf(settlement)).allSatisfy(share -> {
            assertThat(share.platformFee().times(100)).isEqualTo(share.gross().times(8));
            assertThat(share.platformFee().plus(share.cardFee()).plus(share.net()))
                    .isEqualTo(share.gross());
        });
        for (CreatorId creator : List.of(seller, friend)) {
            assertThat(balance(AccountType.ACCRUED, creator)).isEqualTo(sum(Share::gross, creator));
            assertThat(balance(AccountType.COLLECTED, creator))
                    .isEqualTo(sum(Share::net, creator).negated());
        }
    }

    @Test
    void theEarningsOfAPartAreItemisedByKind() {
        assertThat(earnings.lines(friend, CurrencyCode.USD, null, 0, 10))
                .extracting(Earning::kind, Earning::gross)
                .containsExactlyInAnyOrder(
                        tuple(ChargeKind.UNLOCK, usd("0.0334")), tuple(ChargeKind.TIP, usd("0.0167")));
        assertThat(earnings.byItem(seller, CurrencyCode.USD))
                .singleElement()
                .satisfies(one -> assertThat(one.paidGross()).isEqualTo(usd("0.0999"))); // a pledge is for no item yet
    }

    @Test
    void whatIsGivenBackAfterPaymentComesFromEachPartAndFromThatKindOnly() {
        Money sellers = sum(Share::net, seller);
        Money friends = sum(Share::net, friend);
        Share sellersUnlock = share(seller, ChargeKind.UNLOCK);
        Share friendsUnlock = share(friend, ChargeKind.UNLOCK);

        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);

        assertThat(ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.USD))
                .isEqualTo(usd("-0.10"));
        assertThat(balance(AccountType.COLLECTED, seller).negated()).isEqualTo(sellers.minus(sellersUnlock.net()));
        assertThat(balance(AccountType.COLLECTED, friend).negated()).isEqualTo(friends.minus(friendsUnlock.net()));
        assertThat(earnings.lines(friend, CurrencyCode.USD, null, 0, 10))
                .filteredOn(line -> line.units() < 0)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.kind()).isEqualTo(ChargeKind.UNLOCK);
                    assertThat(line.net()).isEqualTo(friendsUnlock.net().negated());
                });
    }

    @Test
    void aDisputeNamesEachPartAndTellsTheBankEachCharge() {
        processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        await().until(() -> !disputes.of(reader).isEmpty());
        DisputeCase one = disputes.of(reader).getFirst();

        List<DisputeLine> lines = disputes.linesOf(one.id());

        assertThat(lines).hasSize(6);
        assertThat(lines.stream().map(DisputeLine::claimed).reduce(Money::plus)).contains(one.held());
        assertThat(disputes.evidenceFor(one.id())).contains("4 items", "price USD 0.10", "price USD 0.05");
        assertThat(disputes.of(friend)).singleElement().satisfies(seen -> {
            assertThat(seen.items()).containsExactly(item);
            assertThat(seen.claimed()).isEqualTo(usd("0.0501"));
        });
    }

    private CreatorId aCreator() {
        String handle = "k" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        return creators.create(patrons.reader(), new NewCreator(handle, "Name", "Bio", "#8a3b12", CurrencyCode.USD));
    }

    private Map<ChargeKind, Money> grossOf(CreatorId creator) {
        return settlements.sharesOf(settlement).stream()
                .filter(share -> share.creator().equals(creator))
                .collect(Collectors.toMap(Share::kind, Share::gross));
    }

    private Share share(CreatorId creator, ChargeKind kind) {
        return settlements.sharesOf(settlement).stream()
                .filter(share -> share.creator().equals(creator) && share.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private Money sum(Function<Share, Money> part, CreatorId creator) {
        return settlements.sharesOf(settlement).stream()
                .filter(share -> share.creator().equals(creator))
                .map(part)
                .reduce(Money.zero(CurrencyCode.USD), Money::plus);
    }

    private Money balance(AccountType type, CreatorId creator) {
        return ledger.balanceOf(Account.of(type, creator.value()), CurrencyCode.USD);
    }
}
