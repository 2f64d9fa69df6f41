package dev.tuppence.sandbox.processor;

import dev.tuppence.sandbox.DueWork;
import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The processor's day, with everything told to whom it concerns. */
@Component
@Profile("sandbox")
class ProcessorDue implements DueWork {

    private static final Duration WEBHOOKS_TAKE = Duration.ofSeconds(15);

    private final ProcessorDay day;
    private final WebhookSender webhooks;

    ProcessorDue(ProcessorDay day, WebhookSender webhooks) {
        this.day = day;
        this.webhooks = webhooks;
    }

    @Override
    public void runDue() {
        day.run();
        webhooks.sweep();
        webhooks.awaitIdle(WEBHOOKS_TAKE);
    }
}
