package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.ReturningPaid.GivenBack;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the platform had paid, and takes back from its creators, is its own again; nobody's credit, and not taxed either time. */
@Component
class ReturningForgiven {

    private final ReturningPaid paid;
    private final LostCredit credit;
    private final SettledTax tax;
    private final Ledger ledger;

    ReturningForgiven(ReturningPaid paid, LostCredit credit, SettledTax tax, Ledger ledger) {
        this.paid = paid;
        this.credit = credit;
        this.tax = tax;
        this.ledger = ledger;
    }

    /** @param settlement the forgiven one; the charge was mirrored before */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Returning.Returned what, Settlement settlement, Money amount) {
        GivenBack back = paid.giveBack(what, settlement, amount);
        // what nobody claimed of it may be spent
        Money taken = credit.take(settlement.id(), amount, "forgiven-" + back.source())
                .credit();
        tax.putBack(settlement.id(), Account.of(AccountType.FORGIVEN), "returned-" + back.lot());
        ledger.post(Posting.of("returned-to-platform", back.source())
                .debit(Account.of(AccountType.CREDIT, what.reader().value()), taken)
                .credit(Account.of(AccountType.FORGIVEN), taken)
                .build());
    }
}
