package dev.tuppence.settlement;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Charge;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was paid for and given back becomes credit. Each creator gives back what it got, the platform its fee; the card fee
 * is not given back by the processor and stays with the platform.
 */
@Component
class ReturningPaid {

    static final String KIND = "settled-item-returned";

    private final ShareRows shares;
    private final CreditLots credit;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReturningPaid(
            ShareRows shares,
            CreditLots credit,
            Ledger ledger,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shares = shares;
        this.credit = credit;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @param settlement the one that paid for the charge, which was mirrored before */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Returning.Returned what, Settlement settlement, Money amount) {
        Charge.Key charge = what.charge();
        List<Share> parts = partsOf(settlement, what);
        String source = "%d-%d-%d-%d"
                .formatted(settlement.id(), charge.kind().code(), shares.markOf(what.reader(), charge), charge.take());
        long lot = credit.add(what.reader(), amount, "return-" + source);
        parts.forEach(part -> keep(settlement, charge, lot, part));
        // the mirrored charge credits the tab and debits what was accrued; both were settled before
        Posting.Builder posting = Posting.of(KIND, source)
                .debit(Account.of(AccountType.TAB, what.reader().value()), amount)
                .credit(Account.of(AccountType.CREDIT, what.reader().value()), amount);
        for (Share part : parts) {
            long creator = part.creator().value();
            posting.credit(Account.of(AccountType.ACCRUED, creator), part.gross())
                    .debit(Account.of(AccountType.COLLECTED, creator), part.net())
                    .debit(Account.of(AccountType.PLATFORM_FEE), part.platformFee())
                    .debit(Account.of(AccountType.FEE_SUBSIDY), part.cardFee());
        }
        ledger.post(posting.build());
        events.publishEvent(
                new SettledItemReturned(settlement.id(), what.reader(), charge.take(), parts, clock.instant()));
    }

    /** From each creator what it got for this charge. */
    private List<Share> partsOf(Settlement settlement, Returning.Returned what) {
        Map<CreatorId, Share> left = shares.left(settlement.id(), settlement.currency(), what.charge()).stream()
                .collect(Collectors.toMap(Share::creator, Function.identity()));
        return shares.partsOf(what.reader(), what.charge()).stream()
                .map(part -> Objects.requireNonNull(left.get(part.creator())).of(part.amount()))
                .toList();
    }

    private void keep(Settlement settlement, Charge.Key charge, long lot, Share part) {
        jdbc.sql("""
                        insert into settlement_return (settlement_id, creator_id, kind, subject, take, credit_lot_id,
                                                       gross_micros, platform_fee_micros, card_fee_micros, net_micros,
                                                       returned_at)
                        values (:settlement, :creator, :kind, :subject, :take, :lot, :gross, :platformFee, :cardFee, :net,
                                :now)""")
                .param("settlement", settlement.id())
                .param("creator", part.creator().value())
                .param("kind", charge.kind().code())
                .param("subject", charge.item().value())
                .param("take", charge.take())
                .param("lot", lot)
                .param("gross", part.gross().micros())
                .param("platformFee", part.platformFee().micros())
                .param("cardFee", part.cardFee().micros())
                .param("net", part.net().micros())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
