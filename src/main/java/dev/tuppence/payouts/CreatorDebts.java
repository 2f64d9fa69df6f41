package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.PayoutTrouble.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is given back after a creator was paid takes its balance below zero, down to a limit. What goes beyond is owed, and netted
 * from what is earned later. No bank is ever debited, and what nobody earned back in two years is given up.
 */
@Component
class CreatorDebts {

    private static final String ASIDE = PayoutTroubles.setAside("creator_debt", Step.DEBT);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final ReleaseEarnings.Tenants tenants;
    private final TransactionTemplate transaction;
    private final PayoutsSettings settings;
    private final Clock clock;

    CreatorDebts(
            JdbcClient jdbc,
            Ledger ledger,
            ReleaseEarnings.Tenants tenants,
            TransactionTemplate transaction,
            PayoutsSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.tenants = tenants;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    Money owed(CreatorId creator, CurrencyCode currency) {
        return ledger.balanceOf(Accounts.owed(creator), currency);
    }

    /** What is available, after what is owed; the caller holds the creator's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money balance(CreatorId creator, CurrencyCode currency) {
        Money available =
                ledger.balanceOf(Accounts.available(creator), currency).negated();
        Money beyond = available.plus(settings.belowZeroOf(currency)).negated();
        Money nettable = owed(creator, currency).atMost(available);
        if (beyond.isPositive()) {
            move(creator, "OWED", beyond, Accounts.owed(creator), Accounts.available(creator));
            return available.plus(beyond);
        }
        if (nettable.isPositive()) {
            move(creator, "NETTED", nettable, Accounts.available(creator), Accounts.owed(creator));
            return available.minus(nettable);
        }
        return available;
    }

    /** In small transactions. */
    void giveUpOld() {
        giveUpUntouchedSince(clock.instant().minus(settings.debtKept()));
    }

    void giveUpUntouchedSince(Instant longAgo) {
        List<Purse> old;
        do {
            old = old(longAgo);
            old.forEach(debtor -> tenants.troubles().attempt(debtor, Step.DEBT, () -> giveUp(debtor)));
        } while (old.size() == settings.batch());
    }

    private boolean giveUp(Purse debtor) {
        return Boolean.TRUE.equals(transaction.execute(status -> writeOff(debtor)));
    }

    private boolean writeOff(Purse debtor) {
        tenants.terms().lock(debtor.creator());
        Money owed = owed(debtor.creator(), debtor.currency());
        if (owed.isPositive()) { // else another worker was first
            move(
                    debtor.creator(),
                    "GIVEN_UP",
                    owed,
                    Account.of(AccountType.WRITE_OFF),
                    Accounts.owed(debtor.creator()));
        }
        return owed.isPositive();
    }

    private List<Purse> old(Instant longAgo) {
        EveryCreator every = tenants.every();
        List<Purse> old = transaction.execute(status -> every.call(() -> jdbc.sql("""
                        select creator_id, currency from creator_debt where not %s group by creator_id, currency
                        having sum(case kind when 'OWED' then amount_micros else -amount_micros end) > 0
                           and max(moved_at) <= :longAgo
                        order by creator_id, currency limit :batch""".formatted(ASIDE))
                .param("now", OffsetDateTime.now(clock))
                .param("longAgo", CollectEarnings.utc(longAgo))
                .param("batch", settings.batch())
                .query(Purse::of)
                .list()));
        return old == null ? List.of() : old;
    }

    private void move(CreatorId creator, String kind, Money amount, Account debit, Account credit) {
        long id = tenants.every()
                .call(() -> jdbc.sql("""
                        insert into creator_debt (creator_id, currency, kind, amount_micros, moved_at)
                        values (:creator, :currency, :kind, :amount, :now) returning id""")
                        .param("creator", creator.value())
                        .param("currency", amount.currency().name())
                        .param("kind", kind)
                        .param("amount", amount.micros())
                        .param("now", OffsetDateTime.now(clock))
                        .query(Long.class)
                        .single());
        ledger.post(Posting.of("creator-debt", id)
                .debit(debit, amount)
                .credit(credit, amount)
                .build());
    }
}
