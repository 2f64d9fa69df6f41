package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was paid for and given back becomes credit. The creator gives back what it got, the platform its fee; the card fee is
 * not given back by the processor and stays with the platform.
 */
@Component
class ReturningPaid {

    static final String KIND = "settled-item-returned";

    private final PaidRows paid;
    private final CreditLots credit;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReturningPaid(
            PaidRows paid,
            CreditLots credit,
            Ledger ledger,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.paid = paid;
        this.credit = credit;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @param settlement the one that paid for the charge, which was mirrored before */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Returning.Returned what, Settlement settlement, Money amount) {
        Share part = partOf(settlement, what, amount);
        String source = "%d-%d-%d".formatted(settlement.id(), what.item().value(), what.take());
        long lot = credit.add(what.reader(), amount, "return-" + source);
        keep(settlement, what, lot, part);
        long creator = part.creator().value();
        ledger.post(Posting.of(KIND, source)
                // the mirrored charge credits the tab and debits what was accrued; both were settled before
                .debit(Account.of(AccountType.TAB, what.reader().value()), amount)
                .credit(Account.of(AccountType.CREDIT, what.reader().value()), amount)
                .credit(Account.of(AccountType.ACCRUED, creator), amount)
                .debit(Account.of(AccountType.COLLECTED, creator), part.net())
                .debit(Account.of(AccountType.PLATFORM_FEE), part.platformFee())
                .debit(Account.of(AccountType.FEE_SUBSIDY), part.cardFee())
                .build());
        events.publishEvent(
                new SettledItemReturned(settlement.id(), what.reader(), what.take(), part, clock.instant()));
    }

    /** The item's share, or a part of it when it was bought more than once. */
    private Share partOf(Settlement settlement, Returning.Returned what, Money amount) {
        Share share = paid.sharesOf(settlement.id(), settlement.currency()).stream()
                .filter(one -> one.item().equals(what.item()))
                .findFirst()
                .orElseThrow();
        if (share.gross().equals(amount)) {
            return share;
        }
        List<Long> weights =
                List.of(amount.micros(), share.gross().minus(amount).micros());
        Money platformFee = share.platformFee().splitBy(weights).getFirst();
        Money cardFee = share.cardFee().splitBy(weights).getFirst();
        Money net = amount.minus(platformFee).minus(cardFee);
        return new Share(share.creator(), share.item(), 1, amount, platformFee, cardFee, net);
    }

    private void keep(Settlement settlement, Returning.Returned what, long lot, Share part) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into settlement_return (settlement_id, item_id, take, credit_lot_id, platform_fee_micros,
                                                       card_fee_micros, net_micros, returned_at)
                        values (:settlement, :item, :take, :lot, :platformFee, :cardFee, :net, :now)""")
                .param("settlement", settlement.id())
                .param("item", what.item().value())
                .param("take", what.take())
                .param("lot", lot)
                .param("platformFee", part.platformFee().micros())
                .param("cardFee", part.cardFee().micros())
                .param("net", part.net().micros())
                .param("now", SettlementMoves.utc(now))
                .update();
    }
}
