package dev.tuppence.disputes;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.payments.Refunds;
import dev.tuppence.settlement.Part;
import dev.tuppence.settlement.ReadersCredit;
import dev.tuppence.settlement.SettledItemReturned;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import org.springframework.stereotype.Component;

/** What of a card payment its reader has back neither from us nor from the bank. */
@Component
class Remains {

    private final CaseRows cases;
    private final Settlements settlements;
    private final Refunds refunds;
    private final ReadersCredit credit;

    Remains(CaseRows cases, Settlements settlements, Refunds refunds, ReadersCredit credit) {
        this.cases = cases;
        this.settlements = settlements;
        this.refunds = refunds;
        this.credit = credit;
    }

    /** What was refunded first, and what another dispute has, is not there to be taken a second time. */
    Claim claim(DisputeOpened opened, SettlementView paid) {
        Money amount = opened.amount();
        return amount.currency() == paid.byCard().currency()
                ? Claim.of(amount, left(opened.paymentReference(), paid), kept(paid))
                : Claim.unknown(amount);
    }

    /** What can be promised to whoever withdraws; zero where all went back by another way. */
    Money promisable(DisputeCase one) {
        return settlements
                .withPaymentReference(one.paymentReference())
                .map(paid ->
                        one.amount().atMost(left(one.paymentReference(), paid)).atMost(kept(paid)))
                .filter(Money::isPositive)
                .orElse(Money.zero(one.amount().currency()));
    }

    /** What its items cost that were not returned, without what cases claim of it and what was given for them as credit. */
    Money kept(SettlementView paid) {
        CurrencyCode currency = paid.charged().currency();
        return worth(paid.id(), currency)
                .minus(cases.claimedOf(paid.id(), currency))
                .minus(credit.offered(paid.reader(), currency, paid.id()))
                .minus(credit.unclaimed(paid.reader(), currency, paid.id()));
    }

    /** What was offered and given beyond what its items that were not returned cost. */
    Money offeredBeyond(SettledItemReturned returned) {
        CurrencyCode currency = returned.gross().currency();
        Money offered = credit.offered(returned.reader(), currency, returned.settlement());
        return offered.minus(offered.atMost(worth(returned.settlement(), currency)));
    }

    /** What of a lost case went back by a refund as well. */
    Money beyond(DisputeCase lost) {
        return settlements
                .withPaymentReference(lost.paymentReference())
                .map(paid -> left(lost.paymentReference(), paid).negated())
                .filter(Money::isPositive)
                .map(lost.held()::atMost)
                .orElse(Money.zero(lost.held().currency()));
    }

    private Money worth(long settlement, CurrencyCode currency) {
        return settlements.parts(settlement).stream().map(Part::amount).reduce(Money.zero(currency), Money::plus);
    }

    private Money left(String payment, SettlementView paid) {
        Money charged = paid.byCard();
        return charged.minus(cases.heldOf(paid.id(), charged.currency())).minus(refunds.refunded(payment, charged));
    }
}
