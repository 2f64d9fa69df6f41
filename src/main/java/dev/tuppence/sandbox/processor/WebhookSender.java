package dev.tuppence.sandbox.processor;

import com.stripe.net.Webhook;
import dev.tuppence.payments.ProcessorAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the application what happened, by real HTTP with valid signatures: at least once, later and later. */
@Component
@Profile("sandbox")
class WebhookSender implements DisposableBean {

    private static final int AT_ONCE = 4;
    private static final int PER_SWEEP = 200;
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final WebhookDeliveries deliveries;
    private final ProcessorSettings settings;
    private final ProcessorAddress address;
    private final HttpClient http;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ExecutorService senders = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("webhook-", 0).factory());

    WebhookSender(WebhookDeliveries deliveries, ProcessorSettings settings, ProcessorAddress address) {
        this.deliveries = deliveries;
        this.settings = settings;
        this.address = address;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.webhookTimeout())
                .build();
    }

    /** At once when the caller's transaction has committed. */
    void afterCommit(long delivery) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                submit(delivery);
            }
        });
    }

    /** What failed, and what a crash left. */
    void sweep() {
        deliveries.due(settings.webhookAttempts(), PER_SWEEP).forEach(this::submit);
    }

    /** Returns when nothing is on its way any more, or at the latest when the time is up. */
    void awaitIdle(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    @Override
    public void destroy() {
        senders.shutdownNow();
        http.shutdownNow();
    }

    private void submit(long id) {
        underWay.incrementAndGet();
        try {
            senders.execute(() -> {
                try {
                    attempt(id);
                } finally {
                    underWay.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) { // closing: the next start sweeps
            underWay.decrementAndGet();
        }
    }

    private void attempt(long id) {
        deliveries.claim(id, settings.webhookAttempts()).ifPresent(this::send);
    }

    private void send(WebhookDeliveries.Claim claim) {
        try {
            int status = http.send(request(claim), BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                deliveries.delivered(claim.id(), Integer.toString(status));
            } else {
                deliveries.failed(claim.id(), Integer.toString(status), pauseAfter(claim.attempt()));
            }
        } catch (IOException | IllegalStateException e) {
            deliveries.failed(claim.id(), e.getClass().getSimpleName(), pauseAfter(claim.attempt()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the claim runs out by itself
        }
    }

    private HttpRequest request(WebhookDeliveries.Claim claim) {
        boolean connect = claim.path().endsWith("/connect");
        String secret = connect ? settings.connectWebhookSecret() : settings.webhookSecret();
        String base = address.apiBase().replace("/sandbox/processor", "");
        return HttpRequest.newBuilder(URI.create(base + claim.path()))
                .timeout(settings.webhookTimeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", signature(claim.payload(), secret))
                .POST(BodyPublishers.ofString(claim.payload()))
                .build();
    }

    private Duration pauseAfter(int attempt) {
        Duration pause = settings.webhookFirstRetry().multipliedBy(1L << Math.min(attempt - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static String signature(String payload, String secret) {
        try {
            return Webhook.Signature.generateSignatureHeader(payload, secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
