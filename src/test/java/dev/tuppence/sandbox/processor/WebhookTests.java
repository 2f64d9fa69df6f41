package dev.tuppence.sandbox.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.payments.ProcessorAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class WebhookTests {

    @Autowired
    ProcessorAddress address;

    @Autowired
    ProcessorSettings settings;

    @Autowired
    WebhookDeliveries deliveries;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theApplicationHearsOfAPaymentAndTakesItsSignature() throws Exception {
        PaymentIntent paid = new Till(address, settings.secretKey()).charge("pm_card_visa", 1000, "usd");

        await().untilAsserted(() -> assertThat(jdbc.sql("""
                                select d.answer from processor.delivery d join processor.object o on o.id = d.event_id
                                where o.body ->> 'type' = 'payment_intent.succeeded'
                                  and o.body -> 'data' -> 'object' ->> 'id' = :intent""")
                        .param("intent", paid.getId())
                        .query(String.class)
                        .single())
                .startsWith("2"));
    }

    @Test
    void anEndpointThatFailsHearsAgain() throws Exception {
        record Heard(String payload, String signature) {}
        List<Heard> heard = new CopyOnWriteArrayList<>();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        endpoint.createContext("/webhooks/a-test", exchange -> {
            String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(payload, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
            exchange.sendResponseHeaders(heard.size() == 1 ? 500 : 200, -1);
            exchange.close();
        });
        endpoint.start();
        ProcessorAddress elsewhere = () -> "http://127.0.0.1:%d/sandbox/processor"
                .formatted(endpoint.getAddress().getPort());
        WebhookSender sender = new WebhookSender(deliveries, settings, elsewhere);
        try {
            new Till(address, settings.secretKey()).customer();
            String event = jdbc.sql("""
                            select id from processor.object where kind = 'Event'
                            order by number desc limit 1""").query(String.class).single();
            transaction.executeWithoutResult(
                    status -> sender.afterCommit(deliveries.add(event, "/webhooks/a-test", clock.instant())));

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                sender.sweep();
                assertThat(heard).hasSizeGreaterThanOrEqualTo(2);
            });
            Event told = Webhook.constructEvent(
                    heard.getLast().payload(), heard.getLast().signature(), settings.webhookSecret());
            assertThat(told.getDataObjectDeserializer().getObject()).isPresent();
        } finally {
            sender.destroy();
            endpoint.stop(0);
        }
    }
}
