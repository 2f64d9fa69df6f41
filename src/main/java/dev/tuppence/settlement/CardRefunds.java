package dev.tuppence.settlement;

import static dev.tuppence.settlement.TakenCredit.From.GIVEN_BACK;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Refunds;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Credit for what was given back after payment goes to the card that paid, when its reader wants that. */
@Service
@Transactional
public class CardRefunds {

    static final String PREFIX = "refund-";

    private final SettlementRows settlements;
    private final Settling settling;
    private final RefundRows rows;
    private final TakenCredit credit;
    private final Refunds refunds;
    private final Ledger ledger;

    CardRefunds(
            SettlementRows settlements,
            Settling settling,
            RefundRows rows,
            TakenCredit credit,
            Refunds refunds,
            Ledger ledger) {
        this.settlements = settlements;
        this.settling = settling;
        this.rows = rows;
        this.credit = credit;
        this.refunds = refunds;
        this.ledger = ledger;
    }

    /** Whether a refund of this reference is one of these. */
    public static boolean named(String reference) {
        return reference.startsWith(PREFIX);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<CardRefund> of(ReaderId reader, long settlement) {
        Settlement own = own(reader, settlement);
        return rows.of(settlement, own.currency());
    }

    /** What the reader may have on the card instead of as credit: what is unspent, and was paid by that card. */
    @Transactional(readOnly = true)
    public Money refundable(ReaderId reader, long settlement) {
        return refundable(own(reader, settlement));
    }

    /** All of that. It goes with the rest of the day; how much it is, nothing while the payment is disputed. */
    public Money toCard(ReaderId reader, long id) {
        own(reader, id);
        Settlement settlement = settling.locked(id);
        Money amount = refundable(settlement);
        if (amount.isPositive()) {
            long refund = rows.ofToday(id);
            long taken = credit.take(settlement, GIVEN_BACK, amount, PREFIX + refund);
            ledger.post(Posting.of("credit-to-card", refund + "-" + taken)
                    .debit(Account.of(AccountType.CREDIT, reader.value()), amount)
                    .credit(Account.of(AccountType.REFUNDING, reader.value()), amount)
                    .build());
        }
        return amount;
    }

    private Money refundable(Settlement settlement) {
        Money waiting = rows.of(settlement.id(), settlement.currency()).stream()
                .filter(refund -> refund.state() == RefundState.COLLECTING)
                .map(CardRefund::amount)
                .reduce(Money.zero(settlement.currency()), Money::plus);
        Money room = refunds.room(settlement.reference(), settlement.charged()).minus(waiting);
        return room.isPositive()
                ? credit.left(settlement, GIVEN_BACK).atMost(room).chargeable()
                : Money.zero(room.currency());
    }

    private Settlement own(ReaderId reader, long id) {
        return settlements
                .find(id)
                .filter(settlement -> settlement.reader().equals(reader))
                .orElseThrow(() -> new NoSuchSettlement(id));
    }
}
