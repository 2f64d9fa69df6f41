package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.payments.PaymentTries;
import dev.tuppence.payments.Refunds;
import dev.tuppence.settlement.CreditMove;
import dev.tuppence.settlement.CreditMoves;
import dev.tuppence.settlement.SettlementView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a settlement: told, tried, declined, paid, sent back. */
@Component
class SettlementHistory {

    private final PaymentTries tries;
    private final Refunds refunds;
    private final CreditMoves credit;

    SettlementHistory(PaymentTries tries, Refunds refunds, CreditMoves credit) {
        this.tries = tries;
        this.refunds = refunds;
        this.credit = credit;
    }

    /** With the credit that paid it and that its payment became. */
    List<Happening> withCredit(SettlementView one) {
        List<Happening> all = of(one);
        credit.of(one).forEach(move -> all.add(credit(move)));
        return all;
    }

    /** All credit of a reader. */
    List<Happening> creditOf(ReaderId reader) {
        return credit.of(reader).stream().map(SettlementHistory::credit).toList();
    }

    List<Happening> of(SettlementView one) {
        List<Happening> all = new ArrayList<>();
        add(all, one, one.closedAt(), "settlement.closed", one.gross(), null);
        add(all, one, one.noticedAt(), "settlement.noticed", one.charged(), null);
        add(all, one, one.noticeOpenedAt(), "settlement.opened", null, null);
        tries.of(one.paymentReference())
                .forEach(tried -> add(
                        all,
                        one,
                        tried.at(),
                        tried.failure() == null ? "charge.tried" : "charge.declined",
                        one.byCard(),
                        tried.failure()));
        add(all, one, one.paidAt(), "settlement.paid", one.byCard(), one.paymentIntent());
        refunds.sentOf(one.paymentReference())
                .forEach(sent -> add(all, one, sent.at(), "refund.sent", sent.amount(), sent.refund()));
        return all;
    }

    private static Happening credit(CreditMove move) {
        boolean less = move.amount().isNegative();
        Happening told = Happening.of(
                move.at(),
                "credit." + (less ? "less." : "more.") + move.cause(),
                less ? move.amount().negated() : move.amount());
        return move.settlement() == null ? told : told.shownAt("/admin/settlements/" + move.settlement());
    }

    private static void add(
            List<Happening> all,
            SettlementView one,
            @Nullable Instant at,
            String what,
            @Nullable Money amount,
            @Nullable String code) {
        if (at != null) {
            all.add(Happening.of(at, what, amount).with(code).shownAt("/admin/settlements/" + one.id()));
        }
    }
}
