package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
import dev.tuppence.tax.TaxEntries;
import dev.tuppence.tax.Taxed;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Nothing is owed to a country of money that did not come or did not stay: it goes to whoever bears the loss. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SettledTax {

    static final Account PLATFORM = Account.of(AccountType.PLATFORM_FEE);
    static final String MOVED = "-moved";
    private static final String KEPT = "-kept";

    private final TaxEntries entries;
    private final Ledger ledger;

    SettledTax(TaxEntries entries, Ledger ledger) {
        this.entries = entries;
        this.ledger = ledger;
    }

    /** The caller books it. */
    void enter(Settlement settlement, List<Taxed> paid) {
        entries.add(settlement.id(), TaxEntries.PAID, paid);
    }

    /**
     * In proportion, as far as it was not taken back before.
     *
     * @param loss what of the settlement is lost, tax included
     * @param bearer who gets its tax
     * @param source why, e.g. {@code case-4}
     */
    public void takeBack(long settlement, Money loss, Account bearer, String source) {
        enter(settlement, source, lost(entries.left(settlement), loss), bearer);
    }

    /** What was given back where it is taxed no longer is given back where it was moved to; the difference is the platform's. */
    void follow(long settlement, String source) {
        if (entries.of(settlement).stream().noneMatch(entry -> entry.source().startsWith(MovedTax.SOURCE))) {
            return;
        }
        List<Taxed> left = entries.left(settlement);
        List<Taxed> corrected = new ArrayList<>();
        for (Taxed over : entries.overdrawn(settlement)) {
            ContentClass content = over.rate().profile().content();
            List<Taxed> there = left.stream()
                    .filter(one -> one.rate().profile().content() == content)
                    .toList();
            corrected.add(over.negated());
            corrected.addAll(lost(there, over.gross().negated()));
        }
        enter(settlement, source + MOVED, corrected, PLATFORM);
    }

    private static List<Taxed> lost(List<Taxed> left, Money loss) {
        Money total = left.stream().map(Taxed::gross).reduce(Money.zero(loss.currency()), Money::plus);
        List<Taxed> lost = new ArrayList<>();
        if (total.isPositive() && loss.isPositive()) {
            List<Money> parts = loss.atMost(total)
                    .splitBy(left.stream().map(one -> one.gross().micros()).toList());
            for (int i = 0; i < parts.size(); i++) {
                lost.add(left.get(i).part(parts.get(i)).negated());
            }
        }
        return lost;
    }

    /** What was lost is there after all. */
    public void putBack(long settlement, Account bearer, String source) {
        List<Taxed> found = entries.of(settlement).stream()
                .filter(entry -> entry.source().equals(source))
                .map(entry -> entry.taxed().negated())
                .toList();
        enter(settlement, source + KEPT, found, bearer);
    }

    void enter(long settlement, String source, List<Taxed> amounts, Account bearer) {
        entries.add(settlement, source, amounts);
        Posting.Builder posting = Posting.of("tax-corrected", settlement + "-" + source);
        List<Taxed> taxed = amounts.stream().filter(one -> !one.tax().isZero()).toList();
        taxed.forEach(one -> posting.credit(one.rate().account(), one.tax()).debit(bearer, one.tax()));
        if (!taxed.isEmpty()) {
            ledger.post(posting.build());
        }
    }
}
