package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A settlement under its locks: the tab first, then the row. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Settling {

    private final Tabs tabs;
    private final SettlementRows rows;
    private final SettlementMoves moves;
    private final CreditLots credit;
    private final SettlementSettings settings;
    private final Clock clock;

    Settling(
            Tabs tabs,
            SettlementRows rows,
            SettlementMoves moves,
            CreditLots credit,
            SettlementSettings settings,
            Clock clock) {
        this.tabs = tabs;
        this.rows = rows;
        this.moves = moves;
        this.credit = credit;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws NoSuchSettlement when there is none */
    public Settlement locked(long id) {
        Settlement settlement = rows.find(id).orElseThrow(() -> new NoSuchSettlement(id));
        tabs.lock(settlement.reader(), settlement.currency());
        return rows.lock(id);
    }

    public Money creditOf(Settlement settlement) {
        return credit.left(settlement.reader(), settlement.currency());
    }

    public SettlementState start(
            Settlement settlement, SettlementState next, Money used, Money charged, Money carriedOut) {
        if (!moves.start(settlement, next, used, charged, carriedOut)) {
            throw new IllegalStateException("Settlement %d moved under its lock".formatted(settlement.id()));
        }
        if (used.isPositive()) {
            credit.use(settlement, used);
        }
        return next;
    }

    public void carry(Settlement settlement, int intoPeriod) {
        moves.carry(settlement, intoPeriod);
    }

    /** Nothing of this settlement waits any more: the tab opens again when no other settlement of it went wrong. */
    public void unblock(Settlement settlement) {
        boolean others = rows.unpaid(settlement.reader()).stream()
                .anyMatch(other -> other.id() != settlement.id()
                        && other.currency() == settlement.currency()
                        && other.state().needsReader());
        if (!others) {
            tabs.unblock(settlement.reader(), settlement.currency(), Block.UNPAID);
        }
    }

    /** Later by the postponement, but not past the last day. */
    public Instant postponed(Settlement settlement) {
        Instant later = settlement.chargeAt().plus(settings.postponement());
        Instant last = settlement.oldestAt().plus(settings.latest());
        return later.isAfter(last) ? last : later;
    }

    public boolean isPast(Instant instant) {
        return !clock.instant().isBefore(instant);
    }
}
