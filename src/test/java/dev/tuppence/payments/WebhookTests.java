package dev.tuppence.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.stripe.net.Webhook;
import dev.tuppence.WholeApplicationTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/** What the processor tells is verified, kept once and handled later. */
@WholeApplicationTest
class WebhookTests {

    private static final String PLATFORM = "whsec_sandbox_platform";
    private static final String CONNECT = "whsec_sandbox_connect";

    @Autowired
    MockMvcTester processor;

    @Autowired
    EventTranslation translation;

    @Autowired
    FailedEvents failed;

    @Autowired
    ProcessorEventRows rows;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    String event;

    @BeforeEach
    void anEvent() {
        event = "evt_" + UUID.randomUUID();
    }

    @Test
    void anEventSentTwiceIsKeptOnceAndHandled() throws Exception {
        String payload = payload("something.elsewhere", "pi_nobody");

        assertThat(signed("/webhooks/stripe", payload, PLATFORM)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(signed("/webhooks/stripe", payload, PLATFORM)).hasStatus(HttpStatus.NO_CONTENT);

        assertThat(count("id = :event")).isEqualTo(1);
        await().atMost(Duration.ofSeconds(20)).until(this::handled);
        translation.translate(event); // once more changes nothing
    }

    @Test
    void aForgedEventIsRefusedUnread() {
        assertThat(send("/webhooks/stripe", "not even json", "t=1,v1=forged")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void theOtherEndpointsSecretIsForged() throws Exception {
        String payload = payload("something.elsewhere", "acct_1");
        assertThat(signed("/webhooks/stripe", payload, CONNECT)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(count("id = :event")).isZero();
        assertThat(signed("/webhooks/stripe/connect", payload, CONNECT)).hasStatus(HttpStatus.NO_CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=abc,v1=x", "t,v1", "t=", "=", "t=99999999999999999999,v1=x"})
    void aSignatureThatIsNoneIsRefused(String signature) {
        assertThat(send("/webhooks/stripe", "{}", signature)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void anIdThatIsNoneIsRefused() throws Exception {
        for (String id : new String[] {"", "evt_\\u0000", "e".repeat(101)}) {
            assertThat(signed("/webhooks/stripe", "{\"id\":\"" + id + "\"}", PLATFORM))
                    .hasStatus(HttpStatus.BAD_REQUEST);
        }
    }

    @Test
    void anEventWithoutSignatureIsRefused() {
        assertThat(processor.post().uri("/webhooks/stripe").content("{}")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aBodyAboveTheLimitIsRefusedUnread() throws Exception {
        assertThat(signed("/webhooks/stripe", "x".repeat(256 * 1024 + 1), PLATFORM))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void whatIsSignedButNoEventIsRefused() throws Exception {
        assertThat(signed("/webhooks/stripe", "[1, 2]", PLATFORM)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(signed("/webhooks/stripe", "{", PLATFORM)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void whatNobodyCouldHandleWaitsForAnOperatorAndIsTriedAgain() {
        rows.insert(event, WebhookEndpoint.PLATFORM, "something.elsewhere", payload("something.elsewhere", "pi_1"));
        rows.markFailed(event, "the processor was away");
        assertThat(failed.list(1000))
                .extracting(FailedEvents.FailedEvent::event)
                .contains(event);

        failed.tryAgain(event);

        await().atMost(Duration.ofSeconds(20)).until(this::handled);
        assertThat(failed.list(1000))
                .extracting(FailedEvents.FailedEvent::event)
                .doesNotContain(event);
    }

    @Test
    void whatIsTriedAgainWhileItsLastTryStillEndsStaysInTheQueue() {
        rows.insert(event, WebhookEndpoint.PLATFORM, "something.elsewhere", payload("something.elsewhere", "pi_1"));
        scheduler.scheduleIfNotExists(
                EventTask.TASK.instance(event).scheduledTo(clock.instant().plus(Duration.ofDays(9))));
        rows.markFailed(event, "the processor was away");

        failed.tryAgain(event);

        assertThat(failed.list(1000))
                .extracting(FailedEvents.FailedEvent::event)
                .contains(event);
    }

    private String payload(String type, String object) {
        String json = """
                {"id": "%s", "object": "event", "type": "%s", "data": {"object": {"id": "%s"}}}""";
        return json.formatted(event, type, object);
    }

    private MockMvcRequestBuilder signed(String path, String payload, String secret) throws Exception {
        return send(path, payload, Webhook.Signature.generateSignatureHeader(payload, secret));
    }

    private MockMvcRequestBuilder send(String path, String payload, String signature) {
        return processor.post().uri(path).header("Stripe-Signature", signature).content(payload);
    }

    private boolean handled() {
        return count("id = :event and handled_at is not null") == 1;
    }

    private long count(String where) {
        return jdbc.sql("select count(*) from processor_event where " + where)
                .param("event", event)
                .query(Long.class)
                .single();
    }
}
