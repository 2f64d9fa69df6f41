package dev.tuppence.sandbox.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.payments.ProcessorAddress;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class CardPaymentTests {

    @Autowired
    ProcessorAddress address;

    @Autowired
    ProcessorSettings settings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SandboxPeople people;

    Till till;

    @BeforeEach
    void connect() {
        till = new Till(address, settings.secretKey());
    }

    @Test
    void aCardTypedOnTheHostedPageIsSavedForItsCustomer() throws Exception {
        Customer customer = till.customer();
        Session session = till.checkout(customer);

        var answer = till.type(session, "4242 4242 4242 4242");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Till.next(answer)).isEqualTo("http://localhost/saved?session=" + session.getId());
        Session saved = till.stripe
                .v1()
                .checkout()
                .sessions()
                .retrieve(
                        session.getId(),
                        SessionRetrieveParams.builder()
                                .addExpand("setup_intent.payment_method")
                                .build());
        assertThat(saved.getStatus()).isEqualTo("complete");
        assertThat(saved.getSetupIntentObject().getStatus()).isEqualTo("succeeded");
        assertThat(saved.getSetupIntentObject()
                        .getPaymentMethodObject()
                        .getCard()
                        .getLast4())
                .isEqualTo("4242");
        assertThat(till.stripe
                        .v1()
                        .paymentMethods()
                        .list(PaymentMethodListParams.builder()
                                .setCustomer(customer.getId())
                                .build())
                        .getData())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"4242424242424241", "4111111111111111", "4000000000000002", "nonsense"})
    void aCardThatCannotBeSavedStaysOnThePageWithItsReason(String number) throws Exception {
        Session session = till.checkout(till.customer());

        var answer = till.type(session, number);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("role=\"alert\"");
    }

    @Test
    void aCardWhoseBankAsksOnceIsChargedWithoutItsHolderAfterwards() throws Exception {
        Customer customer = till.customer();
        Session session = till.checkout(customer);

        String bank = Till.next(till.type(session, "4000002500003155"));
        String back = Till.next(till.submit(bank, Map.of("approve", "true")));

        assertThat(back).startsWith("http://localhost/saved");
        PaymentMethod card = till.stripe
                .v1()
                .paymentMethods()
                .list(PaymentMethodListParams.builder()
                        .setCustomer(customer.getId())
                        .build())
                .getData()
                .getFirst();
        assertThat(till.charge(till.intent(customer, 1000, "usd"), card).getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void peopleSaveCardsWithoutABrowser() throws Exception {
        Session session = till.checkout(till.customer());

        URI next = people.saveCard(URI.create(session.getUrl()), "4000002500003155");

        assertThat(next.toString()).startsWith("http://localhost/saved");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_visa, usd, 1000, 59",
        "pm_card_gb, usd, 1000, 74",
        "pm_card_visa, krw, 10000, 690",
        "pm_card_visa, usd, 50, 31",
        "pm_card_visa, usd, 845, 55"
    })
    void aPaymentCostsWhatItsCardAndCurrencyCost(String token, String currency, long amount, long fee)
            throws Exception {
        PaymentIntent paid = till.charge(token, amount, currency);

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        BalanceTransaction transaction = paid.getLatestChargeObject().getBalanceTransactionObject();
        assertThat(transaction.getFee()).isEqualTo(fee);
        assertThat(transaction.getNet()).isEqualTo(amount - fee);
        assertThat(transaction.getStatus()).isEqualTo("pending");
        assertThat(transaction.getAvailableOn()).isGreaterThan(transaction.getCreated());
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeCustomerFail, card_declined, generic_decline",
        "pm_card_authenticationRequired, authentication_required, authentication_required"
    })
    void aRefusedCardLeavesTheIntentOpenForAnotherTry(String token, String code, String declineCode) throws Exception {
        Customer customer = till.customer();
        PaymentMethod card = till.card(token, customer);
        PaymentIntent intent = till.intent(customer, 1000, "usd");

        CardException refused = catchThrowableOfType(CardException.class, () -> till.charge(intent, card));

        assertThat(refused.getStatusCode()).isEqualTo(402);
        assertThat(refused.getCode()).isEqualTo(code);
        assertThat(refused.getDeclineCode()).isEqualTo(declineCode);
        assertThat(refused.getStripeError().getPaymentIntent().getId()).isEqualTo(intent.getId());
        PaymentIntent after = till.stripe.v1().paymentIntents().retrieve(intent.getId());
        assertThat(after.getStatus()).isEqualTo("requires_payment_method");
        assertThat(after.getLastPaymentError().getCode()).isEqualTo(code);
        assertThat(after.getLastPaymentError().getPaymentMethod().getId()).isEqualTo(card.getId());
        assertThat(till.charge(after, till.card("pm_card_visa", customer)).getStatus())
                .isEqualTo("succeeded");
    }

    @ParameterizedTest
    @CsvSource({"true, succeeded, succeeded", "false, failed, requires_payment_method"})
    void theBankAsksItsCardholderOnItsOwnPage(String approve, String redirect, String status) throws Exception {
        Customer customer = till.customer();
        PaymentMethod card = till.card("pm_card_authenticationRequired", customer);
        PaymentIntent intent = till.intent(customer, 1000, "usd");

        PaymentIntent asked = till.stripe
                .v1()
                .paymentIntents()
                .confirm(
                        intent.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod(card.getId())
                                .setReturnUrl("http://localhost/tab?from=bank")
                                .build());
        assertThat(asked.getStatus()).isEqualTo("requires_action");
        String bank = asked.getNextAction().getRedirectToUrl().getUrl();
        String back = Till.next(till.submit(bank, Map.of("approve", approve)));

        assertThat(back)
                .startsWith("http://localhost/tab?from=bank&payment_intent=" + intent.getId())
                .contains("redirect_status=" + redirect);
        assertThat(till.stripe.v1().paymentIntents().retrieve(intent.getId()).getStatus())
                .isEqualTo(status);
        assertThat(till.open(bank).statusCode()).isEqualTo(404);
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndOtherParametersAreRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        RequestOptions options = RequestOptions.builder().setIdempotencyKey(key).build();
        CustomerCreateParams first =
                CustomerCreateParams.builder().setName("first").build();

        Customer created = till.stripe.v1().customers().create(first, options);
        Customer again = till.stripe.v1().customers().create(first, options);

        assertThat(again.getId()).isEqualTo(created.getId());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        CustomerCreateParams other =
                CustomerCreateParams.builder().setName("other").build();
        IdempotencyException refused = catchThrowableOfType(
                IdempotencyException.class, () -> till.stripe.v1().customers().create(other, options));
        assertThat(refused.getStatusCode()).isEqualTo(400);
    }

    @Test
    void aDeclineIsAnsweredAgainForItsKey() throws Exception {
        Customer customer = till.customer();
        PaymentMethod card = till.card("pm_card_chargeCustomerFail", customer);
        PaymentIntent intent = till.intent(customer, 1000, "usd");
        RequestOptions options = RequestOptions.builder()
                .setIdempotencyKey(UUID.randomUUID().toString())
                .build();
        PaymentIntentConfirmParams confirm = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(card.getId())
                .setOffSession(true)
                .build();

        CardException first = catchThrowableOfType(
                CardException.class, () -> till.stripe.v1().paymentIntents().confirm(intent.getId(), confirm, options));
        CardException again = catchThrowableOfType(
                CardException.class, () -> till.stripe.v1().paymentIntents().confirm(intent.getId(), confirm, options));

        assertThat(again.getCharge()).isEqualTo(first.getCharge());
    }

    @Test
    void aKeyInUseIsAConflict() throws Exception {
        String key = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 4711))")
                    .param("key", "/" + key)
                    .query((row, number) -> 0)
                    .single();
            StripeException refused = catchThrowableOfType(
                    StripeException.class,
                    () -> till.stripe
                            .v1()
                            .customers()
                            .create(
                                    CustomerCreateParams.builder().build(),
                                    RequestOptions.builder()
                                            .setIdempotencyKey(key)
                                            .build()));
            assertThat(refused.getStatusCode()).isEqualTo(409);
        });
    }

    @Test
    void confirmingAtTheSameTimeChargesOnce() throws Exception {
        Customer customer = till.customer();
        PaymentMethod card = till.card("pm_card_visa", customer);
        PaymentIntent intent = till.intent(customer, 1000, "usd");
        Callable<String> confirm = () -> {
            try {
                return till.charge(intent, card).getStatus();
            } catch (InvalidRequestException e) {
                return e.getCode();
            }
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(
                    IntStream.range(0, 5).mapToObj(i -> confirm).toList());
            assertThat(answers)
                    .extracting(future -> future.get())
                    .containsOnlyOnce("succeeded")
                    .contains("payment_intent_unexpected_state");
        }
    }

    @Test
    void aParameterThatStripeDoesNotKnowIsRefused() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> till.stripe
                        .v1()
                        .customers()
                        .create(CustomerCreateParams.builder()
                                .putExtraParam("nickname", "x")
                                .build()));

        assertThat(refused.getCode()).isEqualTo("parameter_unknown");
        assertThat(refused.getParam()).isEqualTo("nickname");
    }

    @ParameterizedTest
    @CsvSource({
        "usd, 49, amount_too_small",
        "krw, 100, amount_too_small",
        "usd, 100000000, amount_too_large",
        "kwd, 1005, parameter_invalid_integer",
        "xyz, 100, parameter_invalid"
    })
    void anAmountThatNoCardCanBeChargedIsRefused(String currency, long amount, String code) throws StripeException {
        Customer customer = till.customer();

        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> till.intent(customer, amount, currency));

        assertThat(refused.getCode()).isEqualTo(code);
    }

    @Test
    void anIntentIsFoundByItsMetadata() throws Exception {
        String reference = "settlement-" + UUID.randomUUID();
        Customer customer = till.customer();
        PaymentIntent intent = till.stripe
                .v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(500L)
                        .setCurrency("usd")
                        .setCustomer(customer.getId())
                        .putMetadata("reference", reference)
                        .build());

        assertThat(till.stripe
                        .v1()
                        .paymentIntents()
                        .search(PaymentIntentSearchParams.builder()
                                .setQuery("metadata['reference']:'%s'".formatted(reference))
                                .build())
                        .getData())
                .extracting(PaymentIntent::getId)
                .containsExactly(intent.getId());
    }

    @Test
    void aWrongKeyIsRefused() {
        StripeException refused =
                catchThrowableOfType(StripeException.class, () -> new Till(address, "sk_test_other").customer());

        assertThat(refused.getStatusCode()).isEqualTo(401);
    }
}
