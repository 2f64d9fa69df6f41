package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** How it looks in the books that a settlement is written off, and that it was paid after all. */
final class WriteOffPosting {

    private WriteOffPosting() {}

    /** @param amount what its reader does not pay; what its creators do not get may differ by parts of a minor unit */
    static Posting of(Settlement settlement, Money amount, List<Part> parts) {
        return posting("settlement-written-off", settlement, amount, parts, UnaryOperator.identity());
    }

    static Posting recovered(Settlement settlement, List<Part> parts) {
        return posting("settlement-recovered", settlement, settlement.payable(), parts, Money::negated);
    }

    private static Posting posting(
            String kind, Settlement settlement, Money amount, List<Part> parts, UnaryOperator<Money> sign) {
        Account loss = Account.of(AccountType.WRITE_OFF);
        Posting.Builder posting = Posting.of(kind, settlement.id())
                .debit(loss, sign.apply(amount))
                .credit(Account.of(AccountType.TAB, settlement.reader().value()), sign.apply(amount));
        parts.stream()
                .collect(Collectors.groupingBy(part -> part.creator().value(), TreeMap::new, Collectors.toList()))
                .forEach((creator, theirs) -> {
                    Money lost = theirs.stream().map(Part::amount).reduce(Money.zero(amount.currency()), Money::plus);
                    posting.debit(Account.of(AccountType.ACCRUED, creator), sign.apply(lost))
                            .credit(loss, sign.apply(lost));
                });
        return posting.build();
    }
}
