package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Payout;
import com.stripe.net.RequestOptions;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads payouts from payees' accounts to their banks; they happen without our doing. */
@Component
class BankPayoutReadings implements EventHandler {

    private final Processor processor;
    private final PayoutAccountRows accounts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    BankPayoutReadings(
            Processor processor,
            PayoutAccountRows accounts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.processor = processor;
        this.accounts = accounts;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public Set<String> types() {
        return Set.of("payout.created", "payout.updated", "payout.paid", "payout.failed", "payout.canceled");
    }

    /** A payout of the platform's own balance has no account and is nobody's here. */
    @Override
    public void handle(EventNotice notice) throws StripeException {
        String account = notice.account();
        Optional<Payee> payee = account == null ? Optional.empty() : accounts.payeeOf(account);
        if (account == null || payee.isEmpty()) {
            return;
        }
        boolean current = accounts.find(account).isPresent();
        var inAccount = RequestOptions.builder().setStripeAccount(account).build();
        Payout payout = processor.v1().payouts().retrieve(notice.object(), inAccount);
        transaction.executeWithoutResult(status -> events.publishEvent(changed(payee.get(), payout, current)));
    }

    private static BankPayoutChanged changed(Payee payee, Payout payout, boolean current) {
        CurrencyCode currency = CurrencyCode.valueOf(payout.getCurrency().toUpperCase(Locale.ROOT));
        return new BankPayoutChanged(
                payee,
                payout.getId(),
                Money.ofMinorUnits(payout.getAmount(), currency),
                payout.getStatus(),
                Instant.ofEpochSecond(payout.getArrivalDate()),
                payout.getFailureCode(),
                current);
    }
}
