package dev.tuppence.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.Patrons;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** What the processor refuses to try has an outcome too, what cannot be tried holds up nobody, what never came is asked for. */
@WholeApplicationTest
@RecordApplicationEvents
class RefusedPaymentsTests {

    private static final String STOLEN = "4000000000009979";
    private static final Money AMOUNT = Money.ofMinorUnits(750, CurrencyCode.USD);

    @Autowired
    Patrons patrons;

    @Autowired
    CardPaymentRows rows;

    @Autowired
    SavedCardRows cards;

    @Autowired
    CardPaymentJanitor janitor;

    @Autowired
    CardPaymentReads reads;

    @Autowired
    CardPayments payments;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Processor processor;

    @Autowired
    Inbox inbox;

    @Autowired
    CardUpdates updates;

    @Autowired
    PaymentsSettings settings;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents published;

    String reference;
    Payer payer;

    @BeforeEach
    void aPaymentThatNobodyBroughtOn() throws Exception {
        reference = "order-" + UUID.randomUUID();
        payer = new Payer(patrons.readerWithCard(Patrons.PAYS).value());
        rows.insert(reference, payer, AMOUNT);
    }

    @Test
    void aCardThatIsNoLongerOnFileIsADeclineThatANewCardMends() throws Exception {
        processor.v1().paymentMethods().detach(cards.paymentMethodOf(payer).orElseThrow());

        janitor.bringOn(reference);

        assertThat(state()).isEqualTo(CardPayment.State.DECLINED);
        assertThat(published.stream(CardPaymentDeclined.class)
                        .filter(event -> event.reference().equals(reference)))
                .singleElement()
                .satisfies(event -> assertThat(event.hard()).isFalse());
    }

    @Test
    @Tag("edge-25")
    void aCardThatWasBarredBeforeItWasTriedIsADeclineThatANewCardMends() throws Exception {
        jdbc.sql("""
                        insert into card_bar (fingerprint_hash, source, payer, barred_at)
                        select fingerprint_hash, 'test', payer, saved_at from saved_card where payer = :payer""").param("payer", payer.value()).update();

        janitor.bringOn(reference);

        assertThat(state()).isEqualTo(CardPayment.State.DECLINED);
        assertThat(published.stream(CardPaymentDeclined.class)
                        .filter(event -> event.reference().equals(reference)))
                .singleElement()
                .satisfies(event -> assertThat(event.hard()).isTrue());
        patrons.saveCard(new ReaderId(payer.value()), Patrons.PAYS_TOO);
        transaction.executeWithoutResult(status -> payments.retry(reference, payer, AMOUNT));
        janitor.bringOn(reference);
        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
    }

    @Test
    @Tag("edge-10")
    void aCardThatItsBankRefusesForGoodIsAskedForNothingMoreInNoPaymentUntilTheBankSendsAnother() throws Exception {
        patrons.saveCard(new ReaderId(payer.value()), Patrons.DECLINES_LATER);
        String method = cards.paymentMethodOf(payer).orElseThrow();
        reported(method, STOLEN);
        janitor.bringOn(reference);
        assertThat(published.stream(CardPaymentDeclined.class)
                        .filter(event -> event.reference().equals(reference)))
                .singleElement()
                .satisfies(event -> assertThat(event.hard()).isTrue());

        String another = "order-" + UUID.randomUUID();
        rows.insert(another, payer, AMOUNT);
        janitor.bringOn(another);
        transaction.executeWithoutResult(status -> payments.retry(reference, payer, AMOUNT));
        janitor.bringOn(reference);

        assertThat(asked(another)).isZero();
        assertThat(asked(reference)).isEqualTo(1);
        reported(method, Patrons.PAYS_TOO);
        updates.handle(new EventNotice("evt_new", "payment_method.automatically_updated", null, method));
        assertThat(cards.current(payer)).isPresent();
    }

    @Test
    @Tag("edge-10")
    void aSecondCardPaysOnTheSamePaymentWhatTheBankOfTheFirstRefusesForGood() throws Exception {
        var reader = new ReaderId(payer.value());
        patrons.saveCard(reader, Patrons.DECLINES_LATER);
        patrons.saveCard(reader, Patrons.PAYS_TOO, true);
        String first = cards.paymentMethodOf(payer).orElseThrow();
        reported(first, STOLEN);

        janitor.bringOn(reference);
        assertThat(published.stream(CardPaymentDeclined.class)
                        .filter(event -> event.reference().equals(reference)))
                .containsExactly(new CardPaymentDeclined(reference, CardPaymentDeclined.OTHER_CARD, false));
        String intent = rows.find(reference).orElseThrow().intent();
        transaction.executeWithoutResult(status -> payments.retry(reference, payer, AMOUNT));
        janitor.bringOn(reference);

        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
        assertThat(rows.find(reference).orElseThrow().intent()).isEqualTo(intent);
        assertThat(cards.thatPaid(reference)).contains(cards.spare(payer).orElseThrow());
    }

    @Test
    void whatWasCanceledAtTheProcessorIsBegunAnew() throws Exception {
        patrons.saveCard(new ReaderId(payer.value()), Patrons.DECLINES_LATER);
        janitor.bringOn(reference);
        String canceled =
                Objects.requireNonNull(rows.find(reference).orElseThrow().intent());
        processor.v1().paymentIntents().cancel(canceled);
        reads.read(reference);
        assertThat(state()).isEqualTo(CardPayment.State.CANCELED);
        patrons.saveCard(new ReaderId(payer.value()), Patrons.PAYS);

        transaction.executeWithoutResult(status -> payments.retry(reference, payer, AMOUNT));
        reads.readIntent(canceled); // its event comes late
        janitor.bringOn(reference);
        reads.readIntent(canceled);

        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
        assertThat(rows.find(reference).orElseThrow().intent()).isNotEqualTo(canceled);
    }

    @Test
    void aPaymentThatCannotBeTriedHoldsUpNoOther() {
        String hopeless = "order-" + UUID.randomUUID();
        rows.insert(hopeless, new Payer(-payer.value()), AMOUNT);
        hoursPass(hopeless, 3);
        hoursPass(reference, 2);

        janitor.run();

        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
        assertThatThrownBy(() -> janitor.bringOn(hopeless)).isInstanceOf(NoCardSaved.class);
        rows.move(hopeless, CardPayment.State.DECLINED, "hopeless");
    }

    @Test
    void anEventWhoseWebhookNeverCameIsAskedFor() throws Exception {
        janitor.bringOn(reference);
        String intent = rows.find(reference).orElseThrow().intent();
        await().until(() -> kept(intent) > 0);
        jdbc.sql("""
                        update processor_event set id = 'lost-' || id
                        where payload::jsonb #>> '{data,object,id}' = :intent""").param("intent", intent).update();
        assertThat(kept(intent)).isZero();

        MissedEvents.catchUp(processor, inbox, settings, clock);
        long found = kept(intent);
        MissedEvents.catchUp(processor, inbox, settings, clock);

        assertThat(found).isPositive();
        assertThat(kept(intent)).isEqualTo(found);
        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
    }

    private long kept(String intent) {
        return jdbc.sql("""
                        select count(*) from processor_event
                        where id not like 'lost-%' and payload::jsonb #>> '{data,object,id}' = :intent""").param("intent", intent).query(Long.class).single();
    }

    /** What the processor knows of the card since. */
    private void reported(String method, String number) {
        jdbc.sql("""
                        update processor.object
                        set body = jsonb_set(body, '{card,fingerprint}', to_jsonb('fp' || reverse(:number))) where id = :method""").param("number", number).param("method", method).update();
    }

    private long asked(String payment) {
        return jdbc.sql("select count(*) from processor_call where reference = :payment and operation like '%confirm'")
                .param("payment", payment)
                .query(Long.class)
                .single();
    }

    private void hoursPass(String payment, int hours) {
        jdbc.sql(
                        "update card_payment set moved_at = moved_at - make_interval(hours => :hours) where reference = :payment")
                .param("hours", hours)
                .param("payment", payment)
                .update();
    }

    private CardPayment.State state() {
        return rows.find(reference).orElseThrow().state();
    }
}
