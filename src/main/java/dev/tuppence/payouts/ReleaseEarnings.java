package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.payouts.HeldEarnings.Held;
import dev.tuppence.payouts.PayoutTrouble.Step;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was held long enough becomes available: per settlement and creator, once. */
@Component
class ReleaseEarnings {

    /** Whose rows are seen, whose are nobody else's meanwhile, and whose break what is done with them. */
    @Component
    record Tenants(EveryCreator every, PayoutTerms terms, PayoutTroubles troubles) {}

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseEarnings.class);

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
            try {
                more = releaseSome(null);
            } catch (RuntimeException e) {
                LOG.warn("Releasing one creator after the other", e);
                more = releaseOneByOne();
            }
        }
    }

    private boolean releaseOneByOne() {
        List<Purse> due = transaction.execute(status -> tenants.every().call(held::purses));
        for (Purse purse : due == null ? List.<Purse>of() : due) {
            tenants.troubles().attempt(purse, Step.RELEASE, () -> releaseSome(purse));
        }
        return due != null && !due.isEmpty();
    }

    private boolean releaseSome(@Nullable Purse only) {
        return Boolean.TRUE.equals(transaction.execute(status -> release(only)));
    }

    private boolean release(@Nullable Purse only) {
        List<Held> released = tenants.every().call(() -> held.release(only));
        List<Purse> purses = released.stream().map(Held::purse).distinct().toList();
        purses.stream()
                .map(Purse::creator)
                .distinct()
                .sorted(Comparator.comparingLong(CreatorId::value))
                .forEach(tenants.terms()::lock); // a transfer takes either all of it, rows and books, or nothing
        released.forEach(this::post);
        purses.forEach(one -> debts.balance(one.creator(), one.currency()));
        tenants.troubles().over(purses, Step.RELEASE);
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
