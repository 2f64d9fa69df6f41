package dev.tuppence.sandbox.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.payments.ProcessorAddress;
import dev.tuppence.sandbox.SandboxClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@WholeApplicationTest
@TestPropertySource(
        properties = {
            "spring.application.name=faults-of-the-processor", // nobody else's webhooks are late
            "tuppence.sandbox.processor.requests-per-second=100",
            "tuppence.sandbox.processor.requests-per-second-and-endpoint=25"
        })
class FaultTests {

    private static final String CUSTOMERS = "/customers";

    @Autowired
    ProcessorAddress address;

    @Autowired
    ProcessorSettings settings;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    SandboxFaults faults;

    @Autowired
    SandboxClock clock;

    @Autowired
    JdbcClient jdbc;

    Till till;
    String mail = UUID.randomUUID() + "@example.org";
    String key = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        till = new Till(address, settings.secretKey());
    }

    @AfterEach
    void repair() {
        faults.turnAllOff();
    }

    @Test
    void allIsWellUntilASwitchIsTurned() {
        assertThat(faults.on()).isEmpty();
    }

    @Test
    void anErrorBeforeTheEffectLeavesNothingAndTheSameRequestMaySucceedLater() throws Exception {
        faults.turnOn(Fault.ERROR_BEFORE, CUSTOMERS, 1);

        assertThatThrownBy(this::create).isInstanceOf(ApiException.class);

        assertThat(made()).isZero();
        assertThat(create().getEmail()).isEqualTo(mail);
    }

    @Test
    void anErrorAfterTheEffectIsWhatTheKeyAnswersFromThenOn() throws Exception {
        faults.turnOn(Fault.ERROR_AFTER, CUSTOMERS, 1);

        assertThatThrownBy(this::create).isInstanceOf(ApiException.class);
        assertThatThrownBy(this::create).isInstanceOf(ApiException.class);

        assertThat(made()).isOne();
    }

    @Test
    void aLostAnswerIsGivenAgainToTheSameKey() throws Exception {
        faults.turnOn(Fault.ANSWER_LOST, CUSTOMERS, 1);

        assertThatThrownBy(this::create).isInstanceOf(ApiConnectionException.class);

        assertThat(create().getEmail()).isEqualTo(mail);
        assertThat(made()).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_MANY_REQUESTS", "LOCKED"})
    void aBusyProcessorDoesNothing(Fault fault) throws Exception {
        faults.turnOn(fault, CUSTOMERS, 1);

        RateLimitException refused = catchThrowableOfType(RateLimitException.class, this::create);

        assertThat(refused.getCode()).isEqualTo(fault == Fault.LOCKED ? "lock_timeout" : "rate_limit");
        assertThat(made()).isZero();
    }

    @Test
    void aSlowAnswerComes() throws Exception {
        faults.turnOn(Fault.SLOW, CUSTOMERS, 1);
        long began = System.nanoTime();

        create();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(settings.slowAnswer());
    }

    @Test
    void oneEndpointTakesSoManyRequestsASecondAndOthersGoOn() throws Exception {
        RateLimitException refused = null;
        for (int i = 0; i < 2 * settings.requestsPerSecondAndEndpoint() && refused == null; i++) {
            try {
                till.stripe.v1().payouts().list();
            } catch (RateLimitException e) {
                refused = e;
            }
        }

        assertThat(refused).isNotNull();
        assertThat(refused.getCode()).isEqualTo("rate_limit");
        assertThat(create().getEmail()).isEqualTo(mail);
    }

    @Test
    @Tag("edge-06")
    void webhooksComeTwice() throws Exception {
        faults.turnOn(Fault.WEBHOOKS_TWICE);
        till.charge("pm_card_visa", 1000, "usd");
        faults.turnAllOff();

        await().untilAsserted(() -> {
            processor.advance();
            assertThat(deliveries("d.delivered_at is null")).isZero();
        });
        assertThat(deliveries("true")).isEven().isGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBHOOKS_LATE", "WEBHOOKS_SHUFFLED", "WEBHOOKS_WITHHELD"})
    void webhooksWaitForTheirTime(Fault fault) throws Exception {
        faults.turnOn(fault);
        till.charge("pm_card_visa", 1000, "usd");
        faults.turnAllOff();
        if (fault != Fault.WEBHOOKS_SHUFFLED) { // one of them may go at once
            processor.advance();
            assertThat(deliveries("d.delivered_at is null")).isGreaterThan(2);
        }

        clock.forward(fault == Fault.WEBHOOKS_WITHHELD ? Duration.ofDays(1) : Duration.ofHours(1));

        await().untilAsserted(() -> {
            processor.advance();
            assertThat(deliveries("d.delivered_at is null")).isZero();
        });
    }

    @Test
    void thePageTurnsASwitch() throws Exception {
        String page = address.apiBase();

        till.submit(page + "/faults/WEBHOOKS_LATE", Map.of("on", "true"), page);
        assertThat(faults.on()).containsExactly(Fault.WEBHOOKS_LATE);
        till.submit(page + "/faults/WEBHOOKS_LATE", Map.of("on", "false"), page);

        assertThat(faults.on()).isEmpty();
    }

    private Customer create() throws StripeException {
        return till.stripe
                .v1()
                .customers()
                .create(
                        CustomerCreateParams.builder().setEmail(mail).build(),
                        RequestOptions.builder().setIdempotencyKey(key).build());
    }

    private int made() throws StripeException {
        return till.stripe
                .v1()
                .customers()
                .list(CustomerListParams.builder().setEmail(mail).build())
                .getData()
                .size();
    }

    private long deliveries(String condition) {
        return jdbc.sql("select count(*) from processor.delivery d where " + condition)
                .query(Long.class)
                .single();
    }
}
