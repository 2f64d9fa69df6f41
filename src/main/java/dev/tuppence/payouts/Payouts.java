package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Payee;
import dev.tuppence.payments.PayoutAccount;
import dev.tuppence.payments.PayoutAccounts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creators' way to their money: onboarding, transfers, and what the processor pays to banks. */
@Service
public class Payouts {

    private static final int HISTORY = 50;

    private final PayoutAccounts accounts;
    private final PayCreator payCreator;
    private final PayoutWork work;
    private final PayoutHistory history;
    private final PayoutTerms terms;
    private final PayoutsSettings settings;

    Payouts(
            PayoutAccounts accounts,
            PayCreator payCreator,
            PayoutWork work,
            PayoutHistory history,
            PayoutTerms terms,
            PayoutsSettings settings) {
        this.accounts = accounts;
        this.payCreator = payCreator;
        this.work = work;
        this.history = history;
        this.terms = terms;
        this.settings = settings;
    }

    /** Countries whose banks can be paid, ISO 3166-1 alpha-2. */
    public Set<String> countries() {
        return settings.countries();
    }

    public Optional<PayoutAccount> accountOf(CreatorId creator) {
        return accounts.of(new Payee(creator.value()));
    }

    /** Asks the processor first. */
    public Optional<PayoutAccount> refresh(CreatorId creator) {
        return accounts.refresh(new Payee(creator.value()));
    }

    /**
     * The processor's page where the creator gives its details; the browser comes back to {@code returnTo}.
     *
     * @throws UnsupportedCountry when banks there cannot be paid
     */
    public URI onboard(CreatorId creator, String country, URI returnTo) {
        if (!settings.countries().contains(country)) {
            throw new UnsupportedCountry(country);
        }
        return accounts.onboard(
                new Payee(creator.value()),
                country,
                settings.recipientCountries().contains(country),
                returnTo);
    }

    /** The creator's bank is in another country now; onboarding begins anew. False while a transfer is under way. */
    public boolean move(CreatorId creator) {
        return payCreator.move(creator);
    }

    /** The creator wants what is available now; not again what the processor refuses until an operator has seen to it. */
    public PayOutcome payNow(CreatorId creator, CurrencyCode currency) {
        return work.waitsForOperator(creator, currency)
                ? new PayOutcome.OnHold()
                : payCreator.pay(creator, currency, TransferTrigger.CREATOR);
    }

    /** An operator saw to what was refused. */
    public PayOutcome tryAgain(CreatorId creator, CurrencyCode currency) {
        return payCreator.pay(creator, currency, TransferTrigger.OPERATOR);
    }

    /** Creators whose transfers the processor refuses, the longest row first. */
    public List<RefusedTransfers> refused(int limit) {
        return work.refused(limit);
    }

    /** Since when nothing is transferred because the bank sent a payout back. */
    public Optional<Instant> bankRefusedAt(CreatorId creator) {
        return terms.bankRefusedAt(creator);
    }

    /** When what waits for a creator without an account begins to go back to readers; empty when nothing does. */
    public Optional<Instant> unclaimedFrom(CreatorId creator) {
        return accountOf(creator).map(PayoutAccount::payable).orElse(false)
                ? Optional.empty()
                : history.waitingSince(creator).map(since -> since.plus(settings.unclaimedAfter()));
    }

    /** What a creator may ask for at least; empty when the currency is not paid out. */
    public Optional<Money> atWillMinimum(CurrencyCode currency) {
        return settings.minimumOf(currency, TransferTrigger.CREATOR);
    }

    /** What the regular run transfers at least; empty when the currency is not paid out. */
    public Optional<Money> minimum(CurrencyCode currency) {
        return settings.minimumOf(currency, TransferTrigger.RUN);
    }

    /** When the next regular run begins. */
    public Instant nextRunAt() {
        return work.nextRunAt();
    }

    /** Newest first, at most fifty. */
    public List<Transfer> transfersOf(CreatorId creator) {
        return history.transfersOf(creator, HISTORY);
    }

    /** Newest first, at most fifty. */
    public List<BankPayout> bankPayoutsOf(CreatorId creator) {
        return history.bankPayoutsOf(creator, HISTORY);
    }

    public boolean trusted(CreatorId creator) {
        return terms.trusted(Set.of(creator)).contains(creator);
    }

    /** Trusted creators' money is held for a shorter time, from the next settlement on. */
    @Transactional
    public void trust(CreatorId creator, boolean trusted) {
        terms.trust(creator, trusted);
    }

    public boolean onHold(CreatorId creator) {
        return terms.onHold(creator);
    }

    /** Earnings go on and become available; nothing is transferred. */
    public void hold(CreatorId creator, boolean hold) {
        payCreator.hold(creator, hold);
    }

    public boolean inReview(CreatorId creator) {
        return terms.inReview(creator);
    }

    /** As {@link #hold}, by a review: each ends by itself. */
    public void review(CreatorId creator, boolean begins) {
        payCreator.review(creator, begins);
    }

    /** Releases what was held long enough and runs the transfers that are due. Not inside a transaction. */
    public void runDue() {
        work.runDue();
    }
}
