package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPaymentDeclined;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.payments.CardSaved;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.sandbox.SandboxMail;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cards that are declined, and banks that ask. */
@WholeApplicationTest
class DeclinesTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    SettlementRuns runs;

    @Autowired
    SettlementActions actions;

    @Autowired
    Settlements settlements;

    @Autowired
    CardPayments payments;

    @Autowired
    Tabs tabs;

    @Autowired
    Cards cards;

    @Autowired
    SandboxMail mails;

    @Autowired
    Readers readers;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final CreatorId creator = Patrons.creator();

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"insufficient_funds, P3D", "processing_error, PT1H", "do_not_honor, P1D"})
    @Tag("edge-09")
    void aCardThatMayWorkLaterIsTriedAgainAsItsCodeWants(String code, Duration wait) throws Exception {
        long settlement = charging(patrons.readerWithCard(Patrons.DECLINES_LATER));

        declined(settlement, code, false);

        assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT");
        assertThat(retryAt(settlement))
                .isBetween(
                        clock.instant().plus(wait).minusSeconds(60),
                        clock.instant().plus(wait));
    }

    @Test
    @Tag("edge-10")
    void aHardDeclineIsNeverTriedAgainByItselfAndTheTabTakesNothing() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        long settlement = charging(reader);

        declined(settlement, "stolen_card", true);

        assertThat(stateOf(settlement)).isEqualTo("DECLINED_HARD");
        assertThat(retryAt(settlement)).isNull();
        assertThat(tab(reader).blocked()).isTrue();
        assertThat(tab(reader).waits()).isTrue();
    }

    @Test
    void whoDoesNotPayUnlocksNothingInAnyCurrencyUntilItIsPaid() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, Money.ofMajorUnits(new BigDecimal("0.20"), CurrencyCode.EUR));
        patrons.unlock(reader, creator, usd("2.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();

        declined(settlement, "stolen_card", true);
        transaction.executeWithoutResult(status -> tabs.budget(reader, CurrencyCode.GBP, null)); // opens one

        assertThat(tabs.of(reader)).hasSize(3).allMatch(TabView::blocked);
        patrons.saveCard(reader, Patrons.PAYS);
        await().untilAsserted(() -> assertThat(stateOf(settlement)).isEqualTo("PAID"));
        assertThat(tabs.of(reader)).noneMatch(TabView::blocked);
    }

    @Test
    void aLittleThatNoCardTakesPausesItsOwnTabOnly() throws Exception {
        ReaderId reader = patrons.reader();
        patrons.unlock(reader, creator, usd("0.80"));
        patrons.unlock(
                reader, creator, Money.ofMajorUnits(new BigDecimal("0.20"), CurrencyCode.EUR), Duration.ofDays(61));

        runs.runDue();

        assertThat(tabs.of(reader)).extracting(TabView::blocked).containsExactlyInAnyOrder(true, false);
    }

    @Test
    @Tag("edge-10")
    void aSecondCardIsAskedAtOnceHoweverOftenTheFirstWas() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.saveCard(reader, Patrons.PAYS, true);
        long settlement = charging(reader);
        jdbc.sql("update settlement set retries = 9 where id = ?")
                .param(settlement)
                .update();

        declined(settlement, CardPaymentDeclined.OTHER_CARD, false);

        assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT");
        assertThat(retryAt(settlement)).isBeforeOrEqualTo(clock.instant());
        assertThat(tabs.of(reader)).noneMatch(TabView::blocked);
    }

    @Test
    @Tag("edge-45")
    void noRetryIsPlannedAfterTheLastDay() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("2.00"), Duration.ofDays(44));
        long settlement = actions.closeAndStart(reader, CurrencyCode.USD).orElseThrow();
        alone(settlement);

        declined(settlement, "insufficient_funds", false);

        assertThat(stateOf(settlement)).isEqualTo("DECLINED_HARD");
        assertThat(tab(reader).blocked()).isFalse(); // there is grace
        since(settlement, "waits_since", Duration.ofDays(8));
        runs.runDue();
        assertThat(tab(reader).blocked()).isTrue();
    }

    @Test
    @Tag("edge-09")
    void whatIsTriedAgainByItselfIsTheSamePayment() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("2.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        String intent = payments.intentOf("settlement-" + settlement).orElseThrow();

        since(settlement, "retry_at", Duration.ofDays(0));
        runs.runDue();
        await().untilAsserted(() -> assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT"));

        assertThat(count("select retries from settlement where id = ?", settlement))
                .isEqualTo(1);
        assertThat(payments.intentOf("settlement-" + settlement)).contains(intent);
        assertThat(count("select count(*) from card_payment where payer = ?", reader.value()))
                .isEqualTo(1);
    }

    @Test
    void nothingIsChargedByItselfWhileAPaymentIsDisputed() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("2.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        transaction.executeWithoutResult(status -> tabs.block(reader, CurrencyCode.USD, Block.DISPUTED));

        since(settlement, "retry_at", Duration.ofDays(0));
        runs.runDue();

        assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT");
        assertThat(count("select retries from settlement where id = ?", settlement))
                .isZero();
    }

    @Test
    @Tag("edge-11")
    void whoDoesNotConfirmIsRemindedTwiceThenItGoesOnLikeADeclineAndUnlocksPause() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.AUTHENTICATES);
        patrons.unlock(reader, creator, usd("3.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        assertThat(stateOf(settlement)).isEqualTo("NEEDS_ACTION");
        assertThat(tab(reader).waits()).isTrue();

        for (int hours : new int[] {22, 24, 24, 73, 73}) {
            since(settlement, "moved_at", Duration.ofHours(hours));
            runs.runDue();
        }
        await().untilAsserted(() -> assertThat(mailsTo(reader, "Your bank wants you to confirm a payment"))
                .isEqualTo(3)); // at once, after 23 hours, after 72

        since(settlement, "moved_at", Duration.ofHours(97));
        runs.runDue();
        assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT");
        assertThat(retryAt(settlement)).isAfter(clock.instant());
        assertThat(tab(reader).blocked()).isFalse();

        since(settlement, "waits_since", Duration.ofDays(8));
        runs.runDue();
        assertThat(tab(reader).blocked()).isTrue();
    }

    @Test
    @Tag("edge-12")
    void aNewCardPaysEverythingThatWaits() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        for (CurrencyCode currency : List.of(CurrencyCode.USD, CurrencyCode.EUR)) {
            patrons.unlock(reader, creator, Money.ofMajorUnits(new BigDecimal("2.00"), currency));
            settling.settle(reader, currency);
        }

        patrons.saveCard(reader, Patrons.PAYS);

        await().untilAsserted(() -> assertThat(settlements.of(reader, 10))
                .extracting(SettlementView::state)
                .containsExactly("PAID", "PAID"));
        assertThat(tab(reader).waits()).isFalse();
    }

    @Test
    @Tag("edge-12")
    void aCardThatTheBankSentPaysOnlyWhatIsChargedWithoutItsReader() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("2.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        transaction.executeWithoutResult(status -> tabs.block(reader, CurrencyCode.USD, Block.DISPUTED));
        var payer = new Payer(reader.value());
        var sent = new CardSaved(payer, cards.of(payer).orElseThrow(), false);

        transaction.executeWithoutResult(status -> events.publishEvent(sent));
        assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT");

        transaction.executeWithoutResult(status -> {
            tabs.unblock(reader, CurrencyCode.USD, Block.DISPUTED);
            events.publishEvent(sent);
        });
        assertThat(count("select retries from settlement where id = ?", settlement))
                .isEqualTo(1);
    }

    private long charging(ReaderId reader) {
        patrons.unlock(reader, creator, usd("2.00"));
        long settlement = actions.closeAndStart(reader, CurrencyCode.USD).orElseThrow();
        alone(settlement);
        return settlement;
    }

    /** The processor is not asked. */
    private void alone(long settlement) {
        jdbc.sql("delete from scheduled_tasks where task_name = 'card-payment' and task_instance like ?")
                .param("settlement-" + settlement + "#%")
                .update();
    }

    private void declined(long settlement, String code, boolean hard) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new CardPaymentDeclined("settlement-" + settlement, code, hard)));
    }

    private void since(long settlement, String column, Duration ago) {
        jdbc.sql("update settlement set %s = :at where id = :id".formatted(column))
                .param("at", OffsetDateTime.now(clock).minus(ago))
                .param("id", settlement)
                .update();
    }

    private @Nullable Instant retryAt(long settlement) {
        OffsetDateTime at = jdbc.sql("select retry_at from settlement where id = ?")
                .param(settlement)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .list()
                .getFirst();
        return at == null ? null : at.toInstant();
    }

    private int count(String sql, long id) {
        return jdbc.sql(sql).param(id).query(Integer.class).single();
    }

    private long mailsTo(ReaderId reader, String subject) {
        return mails.newestTo(readers.profileOf(reader).mail(), 20).stream()
                .filter(mail -> mail.subject().equals(subject))
                .count();
    }

    private String stateOf(long settlement) {
        return settlements.find(settlement).orElseThrow().state();
    }

    private TabView tab(ReaderId reader) {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow();
    }
}
