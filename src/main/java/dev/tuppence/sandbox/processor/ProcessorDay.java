package dev.tuppence.sandbox.processor;

import dev.tuppence.sandbox.DueWork;
import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes due by itself. Running it again changes nothing. */
@Component
@Profile("sandbox")
class ProcessorDay implements DueWork {

    private static final Duration WEBHOOKS_TAKE = Duration.ofSeconds(15);

    private final BalanceBook balance;
    private final CheckoutSessions sessions;
    private final BankPayouts payouts;
    private final DisputeDesk disputes;
    private final WebhookSender webhooks;
    private final TransactionTemplate transaction;

    ProcessorDay(
            BalanceBook balance,
            CheckoutSessions sessions,
            BankPayouts payouts,
            DisputeDesk disputes,
            WebhookSender webhooks,
            TransactionTemplate transaction) {
        this.balance = balance;
        this.sessions = sessions;
        this.payouts = payouts;
        this.disputes = disputes;
        this.webhooks = webhooks;
        this.transaction = transaction;
    }

    /** With everything told to whom it concerns. */
    @Override
    public void runDue() {
        run();
        webhooks.sweep();
        webhooks.awaitIdle(WEBHOOKS_TAKE);
    }

    void run() {
        transaction.executeWithoutResult(status -> {
            balance.becomeAvailable();
            sessions.expire();
            disputes.loseUnanswered();
        });
        payouts.accounts().forEach(payouts::run);
    }
}
