package dev.tuppence.reconciliation;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.ledger.Vouchers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.BalanceMoves;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the processor moved for one thing is what the books have on its account for it, once they follow it into the currency in
 * which the account has it. Where not, the thing is looked at, as if it had just been told; what differs then went to our own
 * bank, or goes to suspense, and what suspense holds for it is a break.
 */
@Component
class Matching {

    private static final Logger LOG = LoggerFactory.getLogger(Matching.class);
    private static final Account CLEARING = Account.of(AccountType.PSP_CLEARING);
    private static final Account FX = Account.of(AccountType.FX);
    private static final Account SUSPENSE = Account.of(AccountType.SUSPENSE);
    private static final Account BANK = Account.of(AccountType.BANK);

    private final MoveRows moves;
    private final Vouchers vouchers;
    private final Ledger ledger;
    private final BreakRows breaks;
    private final BalanceMoves processor;
    private final TransactionTemplate transaction;

    Matching(
            MoveRows moves,
            Vouchers vouchers,
            Ledger ledger,
            BreakRows breaks,
            BalanceMoves processor,
            TransactionTemplate transaction) {
        this.moves = moves;
        this.vouchers = vouchers;
        this.ledger = ledger;
        this.breaks = breaks;
        this.processor = processor;
        this.transaction = transaction;
    }

    void match(long run, String object) {
        transaction.executeWithoutResult(status -> moves.exchanged(object).forEach(one -> exchange(object, one)));
        if (!differences(object).isEmpty() || !waiting(object).isEmpty()) {
            look(object);
        }
        transaction.executeWithoutResult(status -> {
            differences(object)
                    .forEach(difference ->
                            ledger.post(Posting.of("unplaced", "%d-%s-%s".formatted(run, object, difference.currency()))
                                    .voucher(object)
                                    .debit(CLEARING, difference)
                                    .credit(placeOf(object), difference)
                                    .build()));
            List<Money> waiting = waiting(object);
            breaks.resolveOthers(object, waiting);
            waiting.forEach(difference -> breaks.open(object, difference));
        });
    }

    /** Once: it is booked in its own currency, and is on the account in another. */
    private void exchange(String object, MoveRows.Exchanged one) {
        ledger.post(Posting.of("exchanged", one.move())
                .voucher(object)
                .debit(FX, one.own())
                .credit(CLEARING, one.own())
                .debit(CLEARING, one.net())
                .credit(FX, one.net())
                .build());
    }

    /** The platform's own payouts and top-ups, made by hand or by the processor's schedule, need nobody to place them. */
    private static Account placeOf(String object) {
        return object.startsWith("po_") || object.startsWith("tu_") ? BANK : SUSPENSE;
    }

    /** What cannot be booked in its place is booked in suspense; the log says why. */
    private void look(String object) {
        try {
            processor.look(object);
        } catch (RuntimeException e) {
            LOG.warn("{} is not booked in its place", object, e);
        }
    }

    private List<Money> differences(String object) {
        return minus(moves.moved(object), vouchers.booked(CLEARING, object));
    }

    /** What suspense holds and nobody moved out of there; or, the other way round, whose match came after somebody had. */
    private List<Money> waiting(String object) {
        return minus(vouchers.booked(SUSPENSE, object), breaks.placed(object));
    }

    /** One amount for each currency that is not even. */
    private static List<Money> minus(List<Money> some, List<Money> others) {
        Map<CurrencyCode, Money> left = new EnumMap<>(CurrencyCode.class);
        some.forEach(one -> left.merge(one.currency(), one, Money::plus));
        others.forEach(one -> left.merge(one.currency(), one.negated(), Money::plus));
        return left.values().stream().filter(one -> !one.isZero()).toList();
    }
}
