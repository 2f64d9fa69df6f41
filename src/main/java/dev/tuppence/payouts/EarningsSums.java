package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Accruals;
import dev.tuppence.unlocks.ItemAccrual;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sums of a creator's money: the books for what was paid, the unlocks for what was not. */
@Component
class EarningsSums {

    private record Subject(ItemId item, boolean pledged) {}

    private final EarningRows rows;
    private final TransferRows transfers;
    private final Ledger ledger;
    private final Accruals accruals;
    private final NotCollected notCollected;

    EarningsSums(
            EarningRows rows, TransferRows transfers, Ledger ledger, Accruals accruals, NotCollected notCollected) {
        this.rows = rows;
        this.transfers = transfers;
        this.ledger = ledger;
        this.accruals = accruals;
        this.notCollected = notCollected;
    }

    EarningsSum sumOf(CreatorId creator, CurrencyCode currency) {
        Collection<ItemEarnings> items = all(creator, currency);
        Money accrued = items.stream().map(ItemEarnings::accrued).reduce(Money.zero(currency), Money::plus);
        return new EarningsSum(
                accrued,
                notCollected.of(creator, currency).stream()
                        .map(ItemAccrual::gross)
                        .reduce(Money.zero(currency), Money::plus),
                items.stream().mapToInt(ItemEarnings::accruedUnits).sum(),
                items.stream().map(ItemEarnings::paidGross).reduce(Money.zero(currency), Money::plus),
                credit(Accounts.collected(creator), currency),
                rows.nextReleaseAt(creator, currency).orElse(null),
                credit(Accounts.available(creator), currency),
                ledger.balanceOf(Accounts.owed(creator), currency),
                credit(Accounts.inTransit(creator), currency),
                transfers.sent(creator, currency));
    }

    /** Pledges are for no item yet. */
    List<ItemEarnings> byItem(CreatorId creator, CurrencyCode currency) {
        return all(creator, currency).stream()
                .filter(one -> !one.pledged())
                .sorted(Comparator.comparing(ItemEarnings::total).reversed())
                .toList();
    }

    private Collection<ItemEarnings> all(CreatorId creator, CurrencyCode currency) {
        Map<Subject, ItemEarnings> all = new LinkedHashMap<>();
        rows.byItem(creator, currency).forEach(paid -> all.put(new Subject(paid.item(), paid.pledged()), paid));
        Map<Subject, ItemAccrual> lost = notCollected.of(creator, currency).stream()
                .collect(Collectors.toMap(one -> new Subject(one.item(), one.pledged()), Function.identity()));
        for (ItemAccrual charged : accruals.of(creator, currency)) {
            var subject = new Subject(charged.item(), charged.pledged());
            ItemAccrual ever = lost.containsKey(subject) ? charged.minus(lost.get(subject)) : charged;
            all.merge(subject, ItemEarnings.unpaid(ever), (paid, unpaid) -> paid.withEver(ever));
        }
        return all.values();
    }

    private Money credit(Account account, CurrencyCode currency) {
        return ledger.balanceOf(account, currency).negated();
    }
}
