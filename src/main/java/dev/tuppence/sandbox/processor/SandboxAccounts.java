package dev.tuppence.sandbox.processor;

import com.stripe.model.Account;
import com.stripe.model.Payout;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What banks and the processor's own people do to accounts, as tests want it. Accounts are named {@code acct_…}. */
@Component
@Profile("sandbox")
public class SandboxAccounts {

    private final ObjectStore store;
    private final ConnectedAccounts accounts;
    private final BankPayouts payouts;
    private final BalanceBook balance;
    private final EventLog events;
    private final Clock clock;

    SandboxAccounts(
            ObjectStore store,
            ConnectedAccounts accounts,
            BankPayouts payouts,
            BalanceBook balance,
            EventLog events,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.payouts = payouts;
        this.balance = balance;
        this.events = events;
        this.clock = clock;
    }

    /** A creator's bank sends a payout back, on its way or days after it was paid. False when it has done so already. */
    public boolean sendBack(String account, String payout) {
        return payouts.sendBack(account, payout);
    }

    /** More is to be told by and by; nothing stops yet. */
    @Transactional
    public void ask(String account, String requirement) {
        accounts.change(locked(account), List.of(requirement), null, true);
    }

    /** Too late: payouts to the bank stop, transfers still arrive. */
    @Transactional
    public void stopPayouts(String account, String requirement) {
        Account found = locked(account);
        found.setPayoutsEnabled(false);
        accounts.change(found, List.of(requirement), "requirements.past_due", true);
    }

    /** Neither payouts nor transfers. */
    @Transactional
    public void restrict(String account) {
        Account found = locked(account);
        found.setPayoutsEnabled(false);
        accounts.change(found, List.of("individual.verification.document"), "requirements.past_due", false);
    }

    /** Everything was told. */
    @Transactional
    public void clear(String account) {
        Account found = locked(account);
        found.setPayoutsEnabled(true);
        accounts.change(found, List.of(), null, true);
    }

    /**
     * Somebody pays a part of the platform's own balance out to its bank by hand, at once.
     *
     * @return the payout's id
     */
    @Transactional
    public String payOut(Money amount) {
        String currency = amount.currency().name().toLowerCase(Locale.ROOT);
        Payout payout =
                PayoutDocument.of(amount.minorUnits(), currency, "ba_platform", clock.instant(), clock.instant());
        payout.setAutomatic(false);
        payout.setMethod("instant");
        payout.setStatus("paid");
        var movement = new BalanceBook.Movement(
                "payout", "payout", -amount.minorUnits(), 0, currency, payout.getId(), "STRIPE PAYOUT");
        payout.setBalanceTransaction(balance.book("", movement).getId());
        store.insert("", payout);
        events.happened("payout.created", payout);
        events.happened("payout.paid", payout);
        return payout.getId();
    }

    private Account locked(String account) {
        return store.lock(Account.class, "", account).orElseThrow();
    }
}
