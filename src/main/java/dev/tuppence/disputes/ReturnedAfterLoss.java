package dev.tuppence.disputes;

import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.LostCredit;
import dev.tuppence.settlement.SettledItemReturned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The platform takes a purchase back that the reserve had paid for already, because the card payment is lost: what its creators
 * give back is the reserve's, not the reader's a second time.
 */
@Component
class ReturnedAfterLoss {

    private final LineRows lines;
    private final EveryCreator everyCreator;
    private final Remains remains;
    private final LostCredit credit;
    private final Ledger ledger;

    ReturnedAfterLoss(LineRows lines, EveryCreator everyCreator, Remains remains, LostCredit credit, Ledger ledger) {
        this.remains = remains;
        this.lines = lines;
        this.everyCreator = everyCreator;
        this.credit = credit;
        this.ledger = ledger;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SettledItemReturned returned) {
        giveToReserve(returned);
        setOff(returned);
    }

    /** What was bought with credit that is lost makes no new credit while that is debt. */
    private void setOff(SettledItemReturned returned) {
        Money gross = returned.gross();
        Account debtor = Account.of(AccountType.DEBT, returned.reader().value());
        Money debt = ledger.balanceOf(debtor, gross.currency());
        Money paid = debt.isPositive()
                ? credit.setOff(returned.settlement(), gross, debt, returned.source())
                : Money.zero(gross.currency());
        if (paid.isPositive()) {
            ledger.post(Posting.of("debt-set-off", returned.source())
                    .debit(Account.of(AccountType.CREDIT, returned.reader().value()), paid)
                    .credit(debtor, paid)
                    .build());
        }
    }

    private void giveToReserve(SettledItemReturned returned) {
        Money back = everyCreator.call(() -> lines.lost(returned)).plus(remains.offeredBeyond(returned));
        if (back.isPositive()) {
            String source = "returned-" + returned.source();
            LostCredit.Taken taken = credit.take(returned.settlement(), back.atMost(returned.gross()), source);
            if (taken.credit().isZero()) {
                return; // the case had it before
            }
            ledger.post(Posting.of("returned-to-reserve", returned.source())
                    .debit(Account.of(AccountType.CREDIT, returned.reader().value()), taken.credit())
                    .credit(Account.of(AccountType.DISPUTE_RESERVE), taken.credit())
                    .debit(Account.of(AccountType.FEE_SUBSIDY), taken.fee())
                    .credit(Account.of(AccountType.PSP_FEES), taken.fee())
                    .build());
        }
    }
}
