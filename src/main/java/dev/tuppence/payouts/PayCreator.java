package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Payee;
import dev.tuppence.payments.PayoutAccount;
import dev.tuppence.payments.PayoutAccounts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves what is available to the processor, for one creator and currency, in one transaction under the creator's lock. */
@Component
class PayCreator {

    private final CurrentCreator currentCreator;
    private final PayoutTerms terms;
    private final CreatorDebts debts;
    private final PayoutAccounts accounts;
    private final RequestTransfer transfer;
    private final PayoutsSettings settings;

    PayCreator(
            CurrentCreator currentCreator,
            PayoutTerms terms,
            CreatorDebts debts,
            PayoutAccounts accounts,
            RequestTransfer transfer,
            PayoutsSettings settings) {
        this.currentCreator = currentCreator;
        this.terms = terms;
        this.debts = debts;
        this.accounts = accounts;
        this.transfer = transfer;
        this.settings = settings;
    }

    @Transactional
    public boolean move(CreatorId creator) {
        currentCreator.is(creator);
        terms.lock(creator);
        if (transfer.pending(creator)) {
            return false; // it goes to the account it was asked for
        }
        accounts.leave(new Payee(creator.value()));
        terms.bankMended(creator);
        return true;
    }

    @Transactional
    public void hold(CreatorId creator, boolean hold) {
        terms.lock(creator);
        terms.hold(creator, hold);
    }

    @Transactional
    public void review(CreatorId creator, boolean begins) {
        terms.lock(creator);
        terms.review(creator, begins);
    }

    @Transactional
    public PayOutcome pay(CreatorId creator, CurrencyCode currency, TransferTrigger trigger) {
        var minimum = settings.minimumOf(currency, trigger);
        if (minimum.isEmpty()) {
            return new PayOutcome.NoSuchCurrency();
        }
        if (!accounts.of(new Payee(creator.value())).map(PayoutAccount::payable).orElse(false)) {
            return new PayOutcome.NotPayable();
        }
        currentCreator.is(creator);
        terms.lock(creator); // before the balance is read: who waited here sees what the other left
        if (transfer.refundsWait(currency)) {
            return new PayOutcome.RefundsFirst();
        }
        if (terms.onHold(creator) || terms.inReview(creator)) {
            return new PayOutcome.OnHold();
        }
        if (trigger != TransferTrigger.OPERATOR && terms.bankRefusedAt(creator).isPresent()) {
            return new PayOutcome.BankRefuses();
        }
        Money available = debts.balance(creator, currency);
        if (!available.isPositive() || minimum.get().exceeds(available.payable())) {
            return new PayOutcome.BelowMinimum(available, minimum.get());
        }
        Money amount = available.payable();
        return transfer.of(creator, amount, trigger)
                .<PayOutcome>map(id -> new PayOutcome.Requested(id, amount))
                .orElseGet(PayOutcome.AlreadyPending::new);
    }
}
