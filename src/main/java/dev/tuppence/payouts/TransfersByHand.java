package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What somebody transferred to a creator, or took back from it, in the processor's dashboard, and people placed. */
@Component
public class TransfersByHand {

    private final TransferRows rows;
    private final ReleaseEarnings.Tenants tenants;
    private final CreatorDebts debts;
    private final Ledger ledger;

    TransfersByHand(TransferRows rows, ReleaseEarnings.Tenants tenants, CreatorDebts debts, Ledger ledger) {
        this.rows = rows;
        this.tenants = tenants;
        this.debts = debts;
        this.ledger = ledger;
    }

    /**
     * Out of suspense: the creator has it already, and earns it back where its balance does not suffice.
     *
     * @param transfer the processor's id
     * @param amount below zero when it was taken back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(CreatorId creator, String transfer, Money amount) {
        tenants.terms().lock(creator);
        long id = tenants.every().call(() -> rows.insertByHand(creator, amount, transfer));
        ledger.post(Posting.of("transfer-by-hand", id)
                .voucher(transfer)
                .debit(Accounts.available(creator), amount)
                .credit(Account.of(AccountType.SUSPENSE), amount)
                .build());
        debts.balance(creator, amount.currency());
    }
}
