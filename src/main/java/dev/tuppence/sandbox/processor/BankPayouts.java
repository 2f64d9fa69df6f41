package dev.tuppence.sandbox.processor;

import com.stripe.model.Account;
import com.stripe.model.BankAccount;
import com.stripe.model.Payout;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Connected accounts are paid out daily: what came in before today leaves today and arrives two days later. */
@Component
@Profile("sandbox")
class BankPayouts {

    /** Ends of Stripe's test accounts whose payouts come back, with the reason. */
    private static final Map<String, String> RETURNED = Map.of(
            "1116",
            "no_account",
            "1113",
            "account_closed",
            "2227",
            "insufficient_funds",
            "3335",
            "debit_not_authorized");

    private final ObjectStore store;
    private final BalanceBook balance;
    private final DailyBalance daily;
    private final ConnectedAccounts accounts;
    private final EventLog events;
    private final ProcessorSettings settings;

    BankPayouts(
            ObjectStore store,
            BalanceBook balance,
            DailyBalance daily,
            ConnectedAccounts accounts,
            EventLog events,
            ProcessorSettings settings) {
        this.store = store;
        this.balance = balance;
        this.daily = daily;
        this.accounts = accounts;
        this.events = events;
        this.settings = settings;
    }

    List<String> accounts() {
        return daily.accounts();
    }

    /** One account, in its own transaction. */
    @Transactional
    public void run(String id) {
        balance.lock(id);
        Account account = store.lock(Account.class, "", id).orElseThrow();
        BankAccount bank = ConnectedAccounts.bankOf(account);
        if (bank != null && account.getPayoutsEnabled()) {
            daily.due(id).forEach(due -> send(account, bank, due));
        }
        store.lockDue(Payout.class, id, Set.of("in_transit"), "{arrival_date}")
                .forEach(payout -> arrive(account, payout));
    }

    private void send(Account account, BankAccount bank, DailyBalance.Due due) {
        long amount = Money.ofMinorUnits(due.amount(), Tariff.code(due.currency()))
                .payable()
                .minorUnits();
        if (amount == 0) {
            return; // less than a bank takes
        }
        Instant leaves = LocalDate.ofInstant(due.latest(), ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Payout payout =
                PayoutDocument.of(amount, due.currency(), bank.getId(), leaves, leaves.plus(settings.payoutTakes()));
        payout.setBalanceTransaction(move(account.getId(), "payout", payout, -amount));
        store.insert(account.getId(), payout);
        events.happened(account.getId(), "payout.created", payout);
    }

    /** The bank sends it back, as long as it has not done so: on its way, or days after it was paid. */
    @Transactional
    public boolean sendBack(String account, String id) {
        balance.lock(account);
        Account owner = store.lock(Account.class, "", account).orElseThrow();
        return store.lock(Payout.class, account, id)
                .filter(payout -> !payout.getStatus().equals("failed"))
                .map(payout -> fail(owner, payout, "account_closed"))
                .isPresent();
    }

    private void arrive(Account account, Payout payout) {
        String reason = failureOf(ConnectedAccounts.bankOf(account), payout);
        if (reason == null) {
            payout.setStatus("paid");
            store.update(payout);
            events.happened(account.getId(), "payout.paid", payout);
        } else {
            fail(account, payout, reason);
        }
    }

    private Payout fail(Account account, Payout payout, String reason) {
        payout.setStatus("failed");
        payout.setFailureCode(reason);
        payout.setFailureMessage("The bank sent the payout back.");
        payout.setFailureBalanceTransaction(move(account.getId(), "payout_failure", payout, payout.getAmount()));
        store.update(payout);
        events.happened(account.getId(), "payout.failed", payout);
        accounts.bankFailed(account);
        return payout;
    }

    private static @Nullable String failureOf(@Nullable BankAccount bank, Payout payout) {
        return bank != null && bank.getId().equals(payout.getDestination()) ? RETURNED.get(bank.getLast4()) : null;
    }

    private String move(String account, String type, Payout payout, long amount) {
        return balance.book(
                        account,
                        new BalanceBook.Movement(
                                type, "payout", amount, 0, payout.getCurrency(), payout.getId(), "STRIPE PAYOUT"))
                .getId();
    }
}
