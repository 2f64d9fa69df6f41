package dev.tuppence.sandbox.processor;

import com.stripe.model.Balance;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes due by itself. Running it again changes nothing. */
@Component
@Profile("sandbox")
class ProcessorDay {

    private final BalanceBook balance;
    private final CheckoutSessions sessions;
    private final BankPayouts payouts;
    private final DisputeDesk disputes;
    private final EventLog events;
    private final TransactionTemplate transaction;

    ProcessorDay(
            BalanceBook balance,
            CheckoutSessions sessions,
            BankPayouts payouts,
            DisputeDesk disputes,
            EventLog events,
            TransactionTemplate transaction) {
        this.balance = balance;
        this.sessions = sessions;
        this.payouts = payouts;
        this.disputes = disputes;
        this.events = events;
        this.transaction = transaction;
    }

    void run() {
        transaction.executeWithoutResult(status -> {
            if (balance.becomeAvailable()) {
                var changed = new Balance();
                changed.setObject("balance");
                changed.setLivemode(false);
                events.happened("balance.available", changed);
            }
            sessions.expire();
            disputes.loseUnanswered();
        });
        payouts.accounts().forEach(payouts::run);
    }
}
