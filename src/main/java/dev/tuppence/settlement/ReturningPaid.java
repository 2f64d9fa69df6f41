package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Charge;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was paid for and given back becomes credit. Each creator gives back what it got, a country its tax, the platform its
 * fee; the card fee
 * is not given back by the processor and stays with the platform.
 */
@Component
class ReturningPaid {

    /** @param source what names it in the books */
    record GivenBack(long lot, String source) {}

    static final String KIND = "settled-item-returned";

    private final ShareRows shares;
    private final ReturnedShares returned;
    private final CreditLots credit;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReturningPaid(
            ShareRows shares,
            ReturnedShares returned,
            CreditLots credit,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shares = shares;
        this.returned = returned;
        this.credit = credit;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** @param settlement the one that paid for the charge, which was mirrored before */
    @Transactional(propagation = Propagation.MANDATORY)
    public GivenBack giveBack(Returning.Returned what, Settlement settlement, Money amount) {
        Charge.Key charge = what.charge();
        List<TaxedShare> given = returned.of(settlement, what);
        String source = "%d-%d-%d-%d"
                .formatted(settlement.id(), charge.kind().code(), shares.markOf(what.reader(), charge), charge.take());
        long lot = credit.add(what.reader(), amount, "return-" + source);
        returned.keep(settlement, charge, lot, given);
        // the mirrored charge credits the tab and debits what was accrued; both were settled before
        Posting.Builder posting = Posting.of(KIND, source)
                .debit(Account.of(AccountType.TAB, what.reader().value()), amount)
                .credit(Account.of(AccountType.CREDIT, what.reader().value()), amount);
        for (TaxedShare one : given) {
            Share part = one.share();
            long creator = part.creator().value();
            posting.credit(Account.of(AccountType.ACCRUED, creator), part.gross())
                    .debit(Account.of(AccountType.COLLECTED, creator), part.net())
                    .debit(one.rate().account(), part.tax())
                    .debit(Account.of(AccountType.PLATFORM_FEE), part.platformFee())
                    .debit(Account.of(AccountType.FEE_SUBSIDY), part.cardFee());
        }
        ledger.post(posting.build());
        List<Share> parts = given.stream().map(TaxedShare::share).toList();
        events.publishEvent(
                new SettledItemReturned(settlement.id(), source, what.reader(), charge.take(), parts, clock.instant()));
        return new GivenBack(lot, source);
    }
}
