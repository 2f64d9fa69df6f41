package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Payee;
import dev.tuppence.payments.PayoutAccount;
import dev.tuppence.payments.PayoutAccounts;
import dev.tuppence.payments.Transfers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves what is available to the processor, for one creator and currency, in one transaction under the creator's lock. */
@Component
class PayCreator {

    static final String REFERENCE = "transfer-";

    private final Ledger ledger;
    private final CurrentCreator currentCreator;
    private final PayoutTerms terms;
    private final TransferRows rows;
    private final PaymentsDoors payments;
    private final PayoutsSettings settings;

    /** What payouts needs of payments. */
    @Component
    record PaymentsDoors(PayoutAccounts accounts, Transfers transfers) {}

    PayCreator(
            Ledger ledger,
            CurrentCreator currentCreator,
            PayoutTerms terms,
            TransferRows rows,
            PaymentsDoors payments,
            PayoutsSettings settings) {
        this.ledger = ledger;
        this.currentCreator = currentCreator;
        this.terms = terms;
        this.rows = rows;
        this.payments = payments;
        this.settings = settings;
    }

    @Transactional
    public PayOutcome pay(CreatorId creator, CurrencyCode currency, TransferTrigger trigger) {
        var minimum = settings.minimumOf(currency, trigger);
        if (minimum.isEmpty()) {
            return new PayOutcome.NoSuchCurrency();
        }
        var payee = new Payee(creator.value());
        if (!payments.accounts().of(payee).map(PayoutAccount::payable).orElse(false)) {
            return new PayOutcome.NotPayable();
        }
        currentCreator.is(creator);
        terms.lock(creator); // before the balance is read: who waited here sees what the other left
        Money available =
                ledger.balanceOf(Accounts.available(creator), currency).negated();
        if (!available.isPositive() || minimum.get().exceeds(available.payable())) {
            return new PayOutcome.BelowMinimum(available, minimum.get());
        }
        Money amount = available.payable();
        return rows.insert(creator, amount, trigger)
                .<PayOutcome>map(transfer -> request(transfer, payee, creator, amount))
                .orElseGet(PayOutcome.AlreadyPending::new);
    }

    private PayOutcome request(long transfer, Payee payee, CreatorId creator, Money amount) {
        rows.take(creator, amount.currency(), transfer);
        ledger.post(Posting.of("transfer-requested", transfer)
                .debit(Accounts.available(creator), amount)
                .credit(Accounts.inTransit(creator), amount)
                .build());
        payments.transfers().request(REFERENCE + transfer, payee, amount);
        return new PayOutcome.Requested(transfer, amount);
    }
}
