package dev.tuppence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import dev.tuppence.Contention;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.Patrons;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** A lost answer never charges twice, and what is unknown is found out. */
@WholeApplicationTest
@RecordApplicationEvents
class LostAnswersTests {

    private static final Money AMOUNT = Money.ofMinorUnits(750, CurrencyCode.USD);

    @Autowired
    Patrons patrons;

    @Autowired
    CardPaymentRows rows;

    @Autowired
    CardPaymentSteps steps;

    @Autowired
    CardPaymentJanitor janitor;

    @Autowired
    CardPaymentEvents events;

    @Autowired
    PaymentRequests requests;

    @Autowired
    Processor processor;

    @Autowired
    ProcessorCallRows calls;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    CustomerRows customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents published;

    String reference;
    Payer payer;

    /** Requested, and its task lost with the process. */
    @BeforeEach
    void aPaymentThatNobodyBroughtOn() throws Exception {
        reference = "order-" + UUID.randomUUID();
        payer = new Payer(patrons.readerWithCard(Patrons.PAYS).value());
        rows.insert(reference, payer, AMOUNT);
    }

    @Test
    void aPaymentIsChargedOnceHoweverOftenItIsBroughtOn() {
        janitor.bringOn(reference);
        janitor.bringOn(reference);

        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
        assertThat(successes()).singleElement().satisfies(event -> {
            assertThat(event.charged()).isEqualTo(AMOUNT);
            assertThat(event.fee()).isEqualTo(Money.ofMinorUnits(52, CurrencyCode.USD));
        });
    }

    @Test
    @Tag("edge-05")
    void aLostAnswerToItsCreationMakesNoSecondIntent() throws Exception {
        createAtProcessor(creation());

        janitor.bringOn(reference);

        assertThat(intents()).hasSize(1);
        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
    }

    @Test
    void anIntentWhoseKeyIsForgottenIsFoundByItsMetadata() throws Exception {
        PaymentIntent lost = createAtProcessor(creation());
        daysPass();

        janitor.run();

        assertThat(intents()).extracting(PaymentIntent::getId).containsExactly(lost.getId());
        assertThat(rows.find(reference).orElseThrow().intent()).isEqualTo(lost.getId());
        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
    }

    @Test
    void aCallThatNeverArrivedIsMadeAnewWhenItsKeyIsForgotten() throws Exception {
        creation();
        daysPass();

        janitor.run();

        assertThat(intents()).hasSize(1);
        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
    }

    @Test
    @Tag("edge-05")
    void aLostConfirmationIsFoundOutAndToldOnce() throws Exception {
        PaymentIntent intent = createAtProcessor(creation());
        rows.created(reference, intent.getId());
        confirmAtProcessor(
                intent,
                steps.prepare(reference, CardPayment.State.CREATED, requests::confirmOffSession)
                        .orElseThrow());

        events.handle(new EventNotice("evt_early", "payment_intent.succeeded", null, intent.getId()));
        events.handle(new EventNotice("evt_late", "payment_intent.payment_failed", null, intent.getId()));
        janitor.bringOn(reference);

        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
        assertThat(successes()).hasSize(1);
        assertThat(pendingConfirmations()).isZero();
    }

    @Test
    void anAnswerAndALookAtTheSameTimeWaitForEachOther() throws Exception {
        rows.created(reference, createAtProcessor(creation()).getId());
        Attempt attempt = steps.prepare(reference, CardPayment.State.CREATED, requests::confirmOffSession)
                .orElseThrow();

        CompletableFuture<Void> answer = transaction.execute(look -> {
            rows.lock(reference);
            var answering = Contention.startAndWaitForThis(jdbc, () -> steps.confirm(attempt));
            calls.closePending(PaymentRequests.CONFIRM, reference, "seen on the intent");
            return answering;
        });

        assertThat(answer).succeedsWithin(Duration.ofSeconds(10));
        janitor.bringOn(reference);
        assertThat(state()).isEqualTo(CardPayment.State.SUCCEEDED);
    }

    @Test
    void anEventAboutAnotherProductsIntentIsIgnored() throws Exception {
        PaymentIntent foreign = processor
                .v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(500L)
                        .setCurrency("usd")
                        .addPaymentMethodType("card")
                        .putMetadata("reference", reference)
                        .build());

        events.handle(new EventNotice("evt_foreign", "payment_intent.succeeded", null, foreign.getId()));

        assertThat(rows.find(reference).orElseThrow().intent()).isNull();
    }

    private Attempt creation() {
        return steps.prepare(reference, CardPayment.State.REQUESTED, requests::create)
                .orElseThrow();
    }

    private PaymentIntent createAtProcessor(Attempt attempt) throws Exception {
        return processor
                .v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .putAllExtraParam(attempt.request())
                                .build(),
                        options(attempt));
    }

    private void confirmAtProcessor(PaymentIntent intent, Attempt attempt) throws Exception {
        processor
                .v1()
                .paymentIntents()
                .confirm(
                        intent.getId(),
                        PaymentIntentConfirmParams.builder()
                                .putAllExtraParam(attempt.request())
                                .build(),
                        options(attempt));
    }

    private static RequestOptions options(Attempt attempt) {
        return RequestOptions.builder().setIdempotencyKey(attempt.key()).build();
    }

    private List<PaymentIntent> intents() throws Exception {
        return processor
                .v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setCustomer(customers.of(payer).orElseThrow())
                        .build())
                .getData();
    }

    private Stream<CardPaymentSucceeded> successes() {
        return published.stream(CardPaymentSucceeded.class)
                .filter(event -> event.reference().equals(reference));
    }

    private CardPayment.State state() {
        return rows.find(reference).orElseThrow().state();
    }

    private void daysPass() {
        jdbc.sql("update processor_call set asked_at = asked_at - interval '3 days' where reference = :reference")
                .param("reference", reference)
                .update();
        jdbc.sql("update card_payment set moved_at = moved_at - interval '3 days' where reference = :reference")
                .param("reference", reference)
                .update();
    }

    private long pendingConfirmations() {
        return jdbc.sql("select count(*) from processor_call where reference = :reference and state = 'PENDING'"
                        + " and operation = :operation")
                .param("reference", reference)
                .param("operation", PaymentRequests.CONFIRM)
                .query(Long.class)
                .single();
    }
}
