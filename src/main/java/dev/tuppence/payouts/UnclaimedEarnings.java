package dev.tuppence.payouts;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.payments.Payee;
import dev.tuppence.payments.PayoutAccount;
import dev.tuppence.payments.PayoutAccounts;
import dev.tuppence.payouts.PayoutTrouble.Step;
import dev.tuppence.payouts.WaitingEarnings.Unclaimed;
import dev.tuppence.payouts.WaitingEarnings.Waiting;
import dev.tuppence.settlement.ReadersCredit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A creator who never opened an account to be paid is reminded, and at last what readers paid goes back to them as credit. */
@Component
class UnclaimedEarnings {

    /** What is done with what nobody claims. */
    @Component
    record Doors(PayoutAccounts accounts, ReadersCredit credit, ApplicationEventPublisher events) {}

    private final WaitingEarnings rows;
    private final Ledger ledger;
    private final ReleaseEarnings.Tenants tenants;
    private final Doors doors;
    private final TransactionTemplate transaction;
    private final UnclaimedTerms terms;

    /** When what is done. */
    @Component
    record UnclaimedTerms(PayoutsSettings settings, Clock clock) {

        Instant ago(Duration age) {
            return clock.instant().minus(age);
        }

        /** The longest of them that has passed. */
        int daysReached(Instant since) {
            Duration age = Duration.between(since, clock.instant());
            return settings.reminders().stream()
                    .filter(reminder -> reminder.compareTo(age) <= 0)
                    .max(Comparator.naturalOrder())
                    .map(reminder -> (int) reminder.toDays())
                    .orElse(0);
        }
    }

    UnclaimedEarnings(
            WaitingEarnings rows,
            Ledger ledger,
            ReleaseEarnings.Tenants tenants,
            Doors doors,
            TransactionTemplate transaction,
            UnclaimedTerms terms) {
        this.rows = rows;
        this.ledger = ledger;
        this.tenants = tenants;
        this.doors = doors;
        this.transaction = transaction;
        this.terms = terms;
    }

    /** Each creator in transactions of its own. */
    void runDue() {
        Instant first = terms.ago(terms.settings().reminders().stream()
                .min(Comparator.naturalOrder())
                .orElseThrow());
        List<Waiting> page = waiting(null, first);
        while (!page.isEmpty()) {
            page.stream().filter(one -> !payable(one)).forEach(this::trySee);
            page = waiting(page.getLast(), first);
        }
    }

    private void trySee(Waiting waiting) {
        tenants.troubles().attempt(waiting.purse(), Step.UNCLAIMED, () -> see(waiting));
    }

    private boolean see(Waiting waiting) {
        if (waiting.since().isAfter(terms.ago(terms.settings().unclaimedAfter()))) {
            transaction.executeWithoutResult(status -> remind(waiting));
        } else {
            while (Boolean.TRUE.equals(transaction.execute(status -> giveBackSome(waiting)))) {}
        }
        return true;
    }

    private void remind(Waiting waiting) {
        if (rows.remind(waiting, terms.daysReached(waiting.since()))) {
            doors.events()
                    .publishEvent(new EarningsUnclaimed(
                            waiting.creator(),
                            waiting.amount(),
                            waiting.since().plus(terms.settings().unclaimedAfter())));
        }
    }

    private boolean giveBackSome(Waiting waiting) {
        tenants.terms().lock(waiting.creator());
        if (payable(waiting)) {
            return false; // came at the last moment
        }
        Instant paidBefore = terms.ago(terms.settings().unclaimedAfter());
        List<Long> due = tenants.every()
                .call(() -> rows.due(waiting.creator(), waiting.amount().currency(), paidBefore));
        doors.credit().lock(due); // what is given back meanwhile is there first
        List<Unclaimed> unclaimed = tenants.every().call(() -> rows.giveUp(waiting.creator(), due));
        unclaimed.stream().filter(one -> one.net().isPositive()).forEach(this::giveBack);
        return !unclaimed.isEmpty();
    }

    private void giveBack(Unclaimed one) {
        String source = "%d-%d".formatted(one.creator().value(), one.first());
        long reader = doors.credit()
                .giveUnclaimed(one.settlement(), one.net(), source)
                .value();
        ledger.post(Posting.of("earnings-unclaimed", one.settlement() + "-" + source)
                .debit(Accounts.available(one.creator()), one.net())
                .credit(Account.of(AccountType.CREDIT, reader), one.net())
                .build());
    }

    private List<Waiting> waiting(@Nullable Waiting last, Instant paidBefore) {
        List<Waiting> page = transaction.execute(status -> tenants.every().call(() -> rows.after(last, paidBefore)));
        return page == null ? List.of() : page;
    }

    private boolean payable(Waiting waiting) {
        return doors.accounts()
                .of(new Payee(waiting.creator().value()))
                .map(PayoutAccount::payable)
                .orElse(false);
    }
}
