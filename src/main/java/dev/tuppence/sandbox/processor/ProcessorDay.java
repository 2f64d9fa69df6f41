package dev.tuppence.sandbox.processor;

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
    private final Refunds refunds;
    private final TransactionTemplate transaction;

    ProcessorDay(
            BalanceBook balance,
            CheckoutSessions sessions,
            BankPayouts payouts,
            DisputeDesk disputes,
            Refunds refunds,
            TransactionTemplate transaction) {
        this.balance = balance;
        this.sessions = sessions;
        this.payouts = payouts;
        this.disputes = disputes;
        this.refunds = refunds;
        this.transaction = transaction;
    }

    void run() {
        transaction.executeWithoutResult(status -> {
            balance.becomeAvailable();
            sessions.expire();
            disputes.loseUnanswered();
        });
        refunds.due().forEach(refund -> transaction.executeWithoutResult(status -> refunds.proceed(refund)));
        payouts.accounts().forEach(payouts::run);
    }
}
