package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.BankAccount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads accounts at the processor and tells what changed. */
@Component
class PayoutAccountReadings implements EventHandler {

    private static final int TRIES = 5;

    private final Processor processor;
    private final Fingerprints fingerprints;
    private final PayoutAccountRows rows;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PayoutAccountReadings(
            Processor processor,
            Fingerprints fingerprints,
            PayoutAccountRows rows,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.processor = processor;
        this.fingerprints = fingerprints;
        this.rows = rows;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public Set<String> types() {
        return Set.of("account.updated", "capability.updated");
    }

    @Override
    public void handle(EventNotice notice) throws StripeException {
        read(notice.account() == null ? notice.object() : notice.account());
    }

    /** Ignores accounts that are not ours. */
    void read(String account) throws StripeException {
        for (int i = 0; i < TRIES; i++) {
            PayoutAccountRows.Row before = rows.find(account).orElse(null);
            if (before == null || record(before, processor.v1().accounts().retrieve(account))) {
                return;
            }
        }
        throw new IllegalStateException("Account %s changes faster than it is read".formatted(account));
    }

    private boolean record(PayoutAccountRows.Row before, Account now) {
        boolean payable = payable(now);
        List<String> open = open(now.getRequirements());
        String bank = bank(now);
        if (payable == before.payable() && open.equals(before.open()) && Objects.equals(bank, before.bankHash())) {
            return true;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!rows.change(before, payable, open, bank)) {
                return false;
            }
            rows.find(before.payee())
                    .flatMap(PayoutAccountRows.Row::published)
                    .ifPresent(account -> events.publishEvent(new PayoutAccountChanged(account, before.payable())));
            return true;
        }));
    }

    private static boolean payable(Account account) {
        return Boolean.TRUE.equals(account.getPayoutsEnabled())
                && account.getCapabilities() != null
                && "active".equals(account.getCapabilities().getTransfers());
    }

    /** None while the creator told none. */
    private @Nullable String bank(Account account) {
        return account.getExternalAccounts() == null
                ? null
                : account.getExternalAccounts().getData().stream()
                        .filter(BankAccount.class::isInstance)
                        .map(bank -> ((BankAccount) bank).getFingerprint())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(fingerprints::hash)
                        .orElse(null);
    }

    private static List<String> open(Account.@Nullable Requirements requirements) {
        var open = new LinkedHashSet<String>();
        if (requirements != null) {
            open.addAll(orEmpty(requirements.getPastDue()));
            open.addAll(orEmpty(requirements.getCurrentlyDue()));
        }
        return new ArrayList<>(open);
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
