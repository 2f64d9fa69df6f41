package dev.tuppence.screening;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.reversals.PurchasesSum;
import dev.tuppence.reversals.ReverseNow;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rings do not make a cash machine of the shield, and nobody is punished by a machine. */
@WholeApplicationTest
class ScreeningTests {

    @Autowired
    GatherSignals signals;

    @Autowired
    Reviews reviews;

    @Autowired
    ReverseNow reverse;

    @Autowired
    Disputes disputes;

    @Autowired
    Payouts payouts;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Creators creators;

    @Autowired
    Tabs tabs;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    List<Invariant> invariants;

    final CreatorId stranger = Patrons.creator();
    ReaderId owner;
    CreatorId creator;
    ReaderId proposer;
    ReaderId agreer;

    @BeforeEach
    void aCreatorAndTwoAdmins() {
        owner = patrons.reader();
        String handle = "ring-" + UUID.randomUUID().toString().substring(0, 12);
        creator = creators.create(owner, new NewCreator(handle, "Ring", "Bio", "#8a3b12", CurrencyCode.USD));
        proposer = patrons.reader();
        agreer = patrons.reader();
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    @Tag("edge-24")
    void aReaderWithATeamMembersCardOpensAReviewThatHoldsPayoutsAndNothingElse() throws Exception {
        ReaderId reader = ringReader(Patrons.PAYS);
        signals.run();

        Review review = review();
        assertThat(review.state()).isEqualTo(ReviewState.OPEN);
        assertThat(reviews.signalsOf(review))
                .extracting(Signal::kind)
                .containsExactlyInAnyOrder(SignalKind.CARD_OF_TEAM, SignalKind.ONE_CREATOR, SignalKind.FEW_READERS);
        assertThat(reviews.inQuestion(review)).containsExactly(new PurchasesSum(10, usd("5.00")));
        assertThat(payouts.inReview(creator)).isTrue();
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().blocked())
                .as("the reader reads on")
                .isFalse();

        reviews.clear(review.id());
        assertThat(payouts.inReview(creator)).isFalse();
        signals.run();
        assertThat(reviews.of(creator)).as("known now").hasSize(1);
    }

    @Test
    @Tag("edge-24")
    void anAdminsOwnHoldOutlivesAReview() throws Exception {
        payouts.hold(creator, true);
        ringReader(Patrons.PAYS);
        signals.run();
        reviews.clear(review().id());

        assertThat(payouts.onHold(creator)).isTrue();
        payouts.hold(creator, false);
    }

    @Test
    void whoSharesANetworkAndADeviceIsNoticedButThatAloneOpensNothing() {
        ReaderId neighbour = patrons.reader();
        buys(neighbour, creator, 10);
        buys(neighbour, stranger, 10);
        for (int day = 0; day < 5; day++) {
            came(owner, day, "203.0.113.0/24", "same");
            came(neighbour, day, "203.0.113.0/24", "same");
        }
        ReaderId student = patrons.reader();
        buys(student, creator, 10);
        buys(student, stranger, 10);
        for (int day = 0; day < 5; day++) {
            came(student, day, "203.0.113.0/24", "another");
        }
        signals.run();

        assertThat(noticed(SignalKind.DEVICE_OF_TEAM)).containsExactly(neighbour.value());
        assertThat(reviews.of(creator)).isEmpty();
    }

    @Test
    void manyReadersOfOneCardWhoReadOneCreatorOnlyOpenAReview() throws Exception {
        String card = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            ReaderId reader = patrons.reader();
            hasCard(reader, card);
            buys(reader, creator, 10);
        }
        ReaderId spouse = patrons.reader();
        hasCard(spouse, card);
        buys(spouse, stranger, 10);
        signals.run();

        assertThat(noticed(SignalKind.CARD_OF_READERS)).hasSize(3).doesNotContain(spouse.value());
        assertThat(review().state()).isEqualTo(ReviewState.OPEN);
        assertThat(reviews.of(stranger)).isEmpty();
    }

    @Test
    void aFamousCreatorsFansAreNoRing() {
        for (int i = 0; i < 3; i++) {
            buys(patrons.reader(), creator, 10); // all new, all of one creator, much of what it earns
        }
        signals.run();

        assertThat(noticed(SignalKind.FEW_READERS)).hasSize(3);
        assertThat(reviews.of(creator)).isEmpty();
    }

    @Test
    void nobodyReadsThirtyArticlesInTenMinutes() {
        ReaderId fast = patrons.reader();
        buys(fast, creator, 30);
        ReaderId slow = patrons.reader();
        for (int i = 0; i < 30; i++) {
            patrons.unlock(slow, creator, usd("0.10"), Duration.ofMinutes(5L * i));
        }
        signals.run();

        assertThat(noticed(SignalKind.FAST_UNLOCKS)).containsExactly(fast.value());
    }

    @Test
    void oneBankOfTwoTeamsIsNoticedAndOneTeamsTwoPagesAreNot() {
        CreatorId second = creators.create(
                owner,
                new NewCreator(
                        "second-" + UUID.randomUUID().toString().substring(0, 12),
                        "Two",
                        "",
                        "#8a3b12",
                        CurrencyCode.USD));
        String bank = UUID.randomUUID().toString();
        hasBank(creator, bank);
        hasBank(second, bank);
        signals.run();
        assertThat(noticed(SignalKind.BANK_OF_OTHERS)).isEmpty();

        hasBank(stranger, bank);
        signals.run();
        assertThat(noticed(SignalKind.BANK_OF_OTHERS)).containsExactly(0L);
    }

    @Test
    @Tag("edge-24")
    void whatTwoAdminsWithholdIsTakenFromThatCreatorOnlyOnceTheTimeToAppealIsOver() throws Exception {
        ReaderId reader = ringReader(Patrons.PAYS);
        patrons.unlock(reader, stranger, usd("2.00"));
        settling.settle(reader, CurrencyCode.USD);
        await().until(() -> settlements.of(reader, 1).getFirst().paidAt() != null);
        ReaderId honest = patrons.readerWithCard(Patrons.PAYS_TOO);
        patrons.unlock(honest, creator, usd("3.00"));
        buys(reader, creator, 2); // not paid yet
        signals.run();
        Review review = review();
        Money strangers = collected(stranger);
        assertThat(collected(creator)).isNotEqualTo(usd("0"));

        reviews.propose(review.id(), WithholdingReason.OWN_CARDS, Set.of(reader, honest), proposer);
        assertThatThrownBy(() -> reviews.agree(review.id(), proposer)).isInstanceOf(NotReviewable.class);
        reviews.agree(review.id(), agreer);
        assertThat(review().readers()).as("nothing was noticed about the other").containsExactly(reader);
        signals.run();
        assertThat(review().state()).as("there is time to appeal").isEqualTo(ReviewState.DECIDED);

        appealTimePasses(review);
        signals.run();
        reverse.all();

        assertThat(collected(creator)).isEqualTo(usd("0"));
        assertThat(collected(stranger)).isEqualTo(strangers);
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().owed()).isEqualTo(usd("0"));
        assertThat(credit(reader)).isEqualTo(usd("5.00"));
        assertThat(tabs.of(honest, CurrencyCode.USD).orElseThrow().owed()).isEqualTo(usd("3.00"));
        assertThat(payouts.inReview(creator)).as("until an admin says so").isTrue();
        reviews.close(review.id());
        assertThat(payouts.inReview(creator)).isFalse();
    }

    @Test
    @Tag("edge-23")
    @Tag("edge-25")
    void whatTheReserveGaveBackToAStolenCardIsTakenFromCreatorsWhoColludedOnly() throws Exception {
        patrons.saveCard(owner, Patrons.FRAUD_WARNING);
        paidOnce(Patrons.AVAILABLE_AT_ONCE, usd("50.00"));
        Money reserve = reserve();
        ReaderId thief = patrons.readerWithCard(Patrons.FRAUD_WARNING);
        buys(thief, creator, 10);
        patrons.unlock(thief, stranger, usd("0.50"));
        settling.settle(thief, CurrencyCode.USD);
        await().until(() -> settlements.of(thief, 1).getFirst().state().equals("REFUNDED"));
        Money strangers = collected(stranger);
        Money paidByReserve = reserve.minus(reserve());

        signals.run();
        Review review = review();
        assertThat(reviews.signalsOf(review)).extracting(Signal::kind).contains(SignalKind.PAYMENT_LOST);
        reviews.propose(review.id(), WithholdingReason.STOLEN_CARDS, Set.of(thief), proposer);
        reviews.agree(review.id(), agreer);
        appealTimePasses(review);
        signals.run();
        reverse.all();

        assertThat(collected(creator)).isEqualTo(usd("0"));
        assertThat(collected(stranger)).as("shielded").isEqualTo(strangers);
        assertThat(credit(thief)).as("has the money from the bank").isEqualTo(usd("0"));
        assertThat(reserve.minus(reserve())).isEqualTo(paidByReserve.minus(usd("5.00")));
        disputes.reinstate(disputes.of(thief).getFirst().id()); // or nobody has that card any more
    }

    @Test
    @Tag("edge-24")
    void anAppealIsAnsweredBySomebodyWhoDidNotDecide() throws Exception {
        ReaderId reader = ringReader(Patrons.PAYS);
        signals.run();
        Review review = review();
        reviews.propose(review.id(), WithholdingReason.OWN_CARDS, Set.of(reader), proposer);
        reviews.agree(review.id(), agreer);
        assertThatThrownBy(() -> reviews.appeal(review.id(), stranger, "Not mine"))
                .isInstanceOf(NotReviewable.class);
        reviews.appeal(review.id(), creator, "We share a kitchen, and a card.");
        assertThatThrownBy(() -> reviews.appeal(review.id(), creator, "Once more"))
                .isInstanceOf(NotReviewable.class);
        appealTimePasses(review);
        signals.run();
        assertThat(review().state()).as("waits for an answer").isEqualTo(ReviewState.APPEALED);

        for (ReaderId decider : List.of(proposer, agreer)) {
            assertThatThrownBy(() -> reviews.grant(review.id(), decider)).isInstanceOf(NotReviewable.class);
            assertThatThrownBy(() -> reviews.deny(review.id(), decider)).isInstanceOf(NotReviewable.class);
        }
        reviews.grant(review.id(), patrons.reader());
        reverse.all();

        assertThat(review().state()).isEqualTo(ReviewState.CLEARED);
        assertThat(payouts.inReview(creator)).isFalse();
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().owed()).isEqualTo(usd("5.00"));
    }

    @Test
    void whoIsNotAgreedWithIsLookedAtAgain() throws Exception {
        ReaderId reader = ringReader(Patrons.PAYS);
        signals.run();
        Review review = review();
        reviews.propose(review.id(), WithholdingReason.OWN_CARDS, Set.of(reader), proposer);
        assertThatThrownBy(() -> reviews.clear(review.id())).isInstanceOf(NotReviewable.class);
        reviews.refuse(review.id(), agreer);

        assertThat(review().state()).isEqualTo(ReviewState.OPEN);
        assertThat(payouts.inReview(creator)).isTrue();
    }

    private ReaderId ringReader(String card) throws Exception {
        patrons.saveCard(owner, card);
        ReaderId reader = patrons.readerWithCard(card);
        buys(reader, creator, 10);
        return reader;
    }

    private List<ItemId> buys(ReaderId reader, CreatorId from, int items) {
        List<ItemId> bought = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            bought.add(patrons.unlock(reader, from, usd("0.50"), Duration.ofSeconds(1)));
        }
        return bought;
    }

    private void paidOnce(String card, Money amount) throws Exception {
        ReaderId reader = patrons.readerWithCard(card);
        patrons.unlock(reader, Patrons.creator(), amount);
        settling.settle(reader, CurrencyCode.USD);
        await().until(() -> settlements.of(reader, 1).getFirst().paidAt() != null);
    }

    private void came(ReaderId reader, int daysAgo, String network, String device) {
        jdbc.sql("""
                        insert into proof_of_access (reader_id, sign_in_hash, on_day, network, device_hash, method)
                        values (:reader, '\\x00', :day, :network, :device::bytea, 'MAIL')""")
                .param("reader", reader.value())
                .param(
                        "day",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(daysAgo))
                .param("network", network)
                .param("device", device)
                .update();
    }

    private void hasCard(ReaderId reader, String fingerprint) {
        jdbc.sql("""
                        insert into saved_card (payer, payment_method, brand, last4, expires, country, fingerprint_hash,
                                                authentication, saved_at)
                        values (:reader, :method, 'visa', '4242', '2034-12-31', 'US', :fingerprint, '', :now)""")
                .param("reader", reader.value())
                .param("method", "pm_" + UUID.randomUUID())
                .param("fingerprint", fingerprint)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void hasBank(CreatorId of, String bank) {
        jdbc.sql(
                        "insert into payout_account (payee, country, bank_hash, changed_at) values (:payee, 'US', :bank, :now)")
                .param("payee", of.value())
                .param("bank", bank)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void appealTimePasses(Review review) {
        jdbc.sql("update screening_review set appeal_until = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", review.id())
                .update();
    }

    private List<Long> noticed(SignalKind kind) {
        return jdbc.sql("select reader_id from screening_signal where creator_id = :creator and kind = :kind")
                .param("creator", creator.value())
                .param("kind", kind.name())
                .query(Long.class)
                .list();
    }

    private Review review() {
        return reviews.of(creator).getFirst();
    }

    private Money collected(CreatorId of) {
        return ledger.balanceOf(Account.of(AccountType.COLLECTED, of.value()), CurrencyCode.USD)
                .negated();
    }

    private Money credit(ReaderId of) {
        return ledger.balanceOf(Account.of(AccountType.CREDIT, of.value()), CurrencyCode.USD)
                .negated();
    }

    private Money reserve() {
        return ledger.balanceOf(Account.of(AccountType.DISPUTE_RESERVE), CurrencyCode.USD)
                .negated();
    }
}
