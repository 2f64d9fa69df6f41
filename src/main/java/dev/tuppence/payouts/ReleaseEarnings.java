package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.payouts.HeldEarnings.Held;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was held long enough becomes available: per settlement and creator, once. */
@Component
class ReleaseEarnings {

    /** Whose rows are seen, and whose are nobody else's meanwhile. */
    @Component
    record Tenants(EveryCreator every, PayoutTerms terms) {}

    private final HeldEarnings held;
    private final Ledger ledger;
    private final Tenants tenants;
    private final CreatorDebts debts;
    private final TransactionTemplate transaction;

    ReleaseEarnings(
            HeldEarnings held, Ledger ledger, Tenants tenants, CreatorDebts debts, TransactionTemplate transaction) {
        this.held = held;
        this.ledger = ledger;
        this.tenants = tenants;
        this.debts = debts;
        this.transaction = transaction;
    }

    /** In small transactions, until nothing is due. */
    void releaseDue() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> releaseSome()));
        }
    }

    private boolean releaseSome() {
        List<Held> released = tenants.every().call(held::release);
        released.stream()
                .map(Held::creator)
                .distinct()
                .sorted(Comparator.comparingLong(CreatorId::value))
                .forEach(tenants.terms()::lock); // a transfer takes either all of it, rows and books, or nothing
        released.forEach(this::post);
        released.forEach(one -> debts.balance(one.creator(), one.net().currency()));
        return !released.isEmpty();
    }

    private void post(Held held) {
        if (held.net().isZero()) {
            return;
        }
        String source = "%d-%d-%d".formatted(held.settlement(), held.creator().value(), held.first());
        Posting posting = Posting.of("earnings-available", source)
                .debit(Accounts.collected(held.creator()), held.net())
                .credit(Accounts.available(held.creator()), held.net())
                .build();
        if (!ledger.post(posting)) {
            throw new IllegalStateException("Earnings of %s were released before".formatted(held));
        }
    }
}
