package dev.tuppence.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.PayoutTrouble.Step;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.settlement.Share;
import dev.tuppence.settlement.TabSettled;
import dev.tuppence.unlocks.ChargeKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** One creator whose money breaks a step holds up nobody else, and is not forgotten. */
@WholeApplicationTest
class BrokenPayoutsTests {

    @Autowired
    Payouts payouts;

    @Autowired
    MockMvcTester browser;

    @Autowired
    PayCreator payCreator;

    @Autowired
    PayoutTroubles troubles;

    @Autowired
    CreatorDebts debts;

    @Autowired
    Refusals refusals;

    @Autowired
    ReleaseEarnings.Tenants tenants;

    @Autowired
    PayoutsSettings settings;

    @Autowired
    Ledger ledger;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    SandboxClock time;

    CreatorId sound;
    CreatorId broken;

    @BeforeEach
    void twoCreators() {
        sound = aCreator();
        broken = aCreator();
    }

    @Test
    void whoseReleaseBreaksIsSetAsideAndTriedAgainLater() {
        earns(broken, Duration.ofHours(-12));
        earns(sound, Duration.ofHours(-12));
        var breaks = releasing(debtsThatBreak());
        breaks.releaseDue();
        breaks.releaseDue();

        assertThat(available(sound)).isEqualTo(usd(25));
        assertThat(available(broken)).isEqualTo(usd(0));
        assertThat(troublesOf(broken)).singleElement().satisfies(one -> {
            assertThat(one.step()).isEqualTo(Step.RELEASE);
            assertThat(one.times()).as("not before its time").isOne();
        });
        assertThat(troublesOf(sound)).isEmpty();

        payouts.hold(broken, true); // it is for the release alone
        time.forward(Duration.ofHours(26));
        payouts.runDue();
        assertThat(available(broken)).isEqualTo(usd(25));
        assertThat(troublesOf(broken)).isEmpty();
        payouts.hold(broken, false);
    }

    @Test
    void aRunEndsAlthoughOneCreatorCannotBePaidAndPaysItAnHourLater() throws Exception {
        payouts.runDue(); // the period that is due takes nothing any more
        earns(broken, Duration.ofHours(1));
        earns(sound, Duration.ofHours(1));
        payouts.runDue();
        var asked = new ArrayList<CreatorId>();
        var periods = new PayoutPeriods(jdbc, settings, longAgo());
        var run = new PayoutRun(jdbc, payCreatorThatBreaks(asked), refusals, tenants, transaction, periods);
        run.runDue();
        run.runDue();

        assertThat(periods.due(periods.current())).as("all were met").isFalse();
        assertThat(payouts.transfersOf(sound)).hasSize(1);
        assertThat(asked).filteredOn(broken::equals).hasSize(1);
        assertThat(troublesOf(broken)).extracting(PayoutTrouble::step).containsExactly(Step.PAY);

        assertThat(page("/admin/payouts")).contains("Broke at our side", "ArithmeticException", "Transfer,");
        assertThat(page("/admin?kind=BROKEN")).contains("Broken payout", Long.toString(broken.value()));

        time.forward(Duration.ofMinutes(61));
        payouts.runDue();
        assertThat(payouts.transfersOf(broken)).hasSize(1);
        assertThat(troublesOf(broken)).isEmpty();
    }

    /** A day ahead of the application, which has nothing to release meanwhile. */
    private ReleaseEarnings releasing(CreatorDebts debts) {
        Clock ahead = Clock.offset(clock, Duration.ofDays(1));
        var own = new ReleaseEarnings.Tenants(
                tenants.every(), tenants.terms(), new PayoutTroubles(jdbc, settings, ahead));
        return new ReleaseEarnings(new HeldEarnings(jdbc, settings, ahead), ledger, own, debts, transaction);
    }

    private CreatorDebts debtsThatBreak() {
        return mock(CreatorDebts.class, call -> {
            if (broken.equals(call.getArgument(0))) {
                throw new ArithmeticException("made up");
            }
            return debts.balance(call.getArgument(0), call.getArgument(1));
        });
    }

    private PayCreator payCreatorThatBreaks(List<CreatorId> asked) {
        return mock(PayCreator.class, call -> {
            CreatorId creator = call.getArgument(0);
            asked.add(creator);
            if (creator.equals(broken)) {
                throw new ArithmeticException("made up");
            }
            return creator.equals(sound)
                    ? payCreator.pay(creator, call.getArgument(1), call.getArgument(2))
                    : new PayOutcome.OnHold();
        });
    }

    /** In a period whose run nobody has begun. */
    private Clock longAgo() {
        return Clock.offset(
                clock, Duration.ofDays(-7L * ThreadLocalRandom.current().nextInt(1_000, 100_000)));
    }

    private CreatorId aCreator() {
        var creator = new CreatorId(ThreadLocalRandom.current().nextLong(1L << 40));
        jdbc.sql("""
                        insert into payout_account (payee, country, account, payable, changed_at)
                        values (:payee, 'US', :account, true, '2026-01-01')""")
                .param("payee", creator.value())
                .param("account", "acct_test_" + creator.value())
                .update();
        return creator;
    }

    /** @param ago how long it could be available */
    private void earns(CreatorId creator, Duration ago) {
        long settlement = ThreadLocalRandom.current().nextLong(1L << 40);
        Instant at = clock.instant().minus(settings.hold()).minus(ago);
        var share = new Share(creator, ChargeKind.UNLOCK, new ItemId(7), 2, usd(27), usd(0), usd(1), usd(1), usd(25));
        transaction.executeWithoutResult(status -> {
            ledger.post(Posting.of("test-settled", settlement)
                    .debit(Account.of(AccountType.PSP_CLEARING), usd(25))
                    .credit(Accounts.collected(creator), usd(25))
                    .build());
            events.publishEvent(new TabSettled(settlement, new ReaderId(42), at, at, List.of(share)));
        });
    }

    private String page(String path) throws Exception {
        var finance = new SignedInReader(new ReaderId(7), false, Set.of(Role.FINANCE));
        return browser.get()
                .uri(path)
                .with(authentication(new SignedInAuthentication(finance, true)))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private List<PayoutTrouble> troublesOf(CreatorId creator) {
        return troubles.list(1_000).stream()
                .filter(one -> one.creator().equals(creator))
                .toList();
    }

    private Money available(CreatorId creator) {
        return ledger.balanceOf(Accounts.available(creator), CurrencyCode.USD).negated();
    }

    private static Money usd(int dollars) {
        return new Money(dollars * 1_000_000L, CurrencyCode.USD);
    }
}
