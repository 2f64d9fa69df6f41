package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A settlement under its locks: its reader's tabs first, then the row. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Settling {

    private static final Duration ONE_DAY = Duration.ofDays(1);

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

    /** Before anything locks one of the tabs alone. */
    public void lock(ReaderId reader) {
        tabs.lock(reader);
    }

    /** @throws NoSuchSettlement when there is none */
    public Settlement locked(long id) {
        Settlement settlement = rows.find(id).orElseThrow(() -> new NoSuchSettlement(id));
        tabs.lock(settlement.reader());
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

    public void freeCredit(Settlement settlement) {
        if (settlement.creditUsed().isPositive()) {
            credit.free(settlement);
        }
    }

    public void prefund(Settlement settlement, Money more) {
        if (more.isPositive()) {
            moves.prefund(settlement.id(), more);
        }
    }

    public void carry(Settlement settlement, int intoPeriod) {
        moves.carry(settlement, intoPeriod);
    }

    /** This settlement moved on and waits no more: its reader's tabs open again when nothing else does, whatever its currency. */
    public void unblock(Settlement settlement) {
        List<Settlement> waiting =
                rows.unpaid(settlement.reader()).stream().filter(this::waits).toList();
        if (waiting.stream().noneMatch(other -> other.currency() == settlement.currency())) {
            tabs.waits(settlement.reader(), settlement.currency(), false);
        }
        if (waiting.stream().allMatch(other -> settings.isDust(other.claimed()))) {
            tabs.unblock(settlement.reader(), Block.UNPAID);
            waiting.forEach(this::block);
        }
    }

    /** Goes on only when its reader does something, or is tried again by itself; written off or not. */
    private boolean waits(Settlement settlement) {
        boolean announced = settlement.state() == SettlementState.NOTICED;
        return settlement.state().retryable() || announced && onLastDay(settlement);
    }

    /** Later by the postponement, but not past the last day. */
    public Instant postponed(Settlement settlement) {
        Instant later = settlement.chargeAt().plus(settings.postponement());
        Instant last = settlement.oldestAt().plus(settings.latest());
        return later.isAfter(last) ? last : later;
    }

    /** It stays as it is and is looked at again tomorrow; from the last day on its tab takes nothing more. */
    public SettlementState waitForReader(Settlement settlement) {
        if (onLastDay(settlement)) {
            block(settlement);
        }
        lookAgainTomorrow(settlement);
        return settlement.state();
    }

    /** Whether a card can be charged for it as it stands. */
    public boolean isChargeable(Settlement settlement) {
        Money byCard = settlement.state() == SettlementState.NOTICED ? settlement.claimed() : settlement.byCard();
        return !settings.minimum(settlement.currency()).exceeds(byCard);
    }

    /** Who does not pay unlocks nothing, in no currency; for a little that no card takes it is that tab only. */
    public void block(Settlement settlement) {
        if (settings.isDust(settlement.claimed())) {
            tabs.block(settlement.reader(), settlement.currency(), Block.UNPAID);
        } else {
            tabs.block(settlement.reader(), Block.UNPAID);
        }
    }

    public void lookAgainTomorrow(Settlement settlement) {
        moves.lookAgain(settlement.id(), clock.instant().plus(ONE_DAY));
    }

    /** Announced, and the time has come. */
    public boolean isDue(Settlement settlement) {
        return settlement.state() == SettlementState.NOTICED && !clock.instant().isBefore(settlement.chargeAt());
    }

    /** Its reader postponed it, or it was tried, since somebody found it due. */
    public boolean isTooEarly(Settlement settlement) {
        Instant retryAt = settlement.retryAt();
        Instant now = clock.instant();
        return now.isBefore(settlement.chargeAt()) || retryAt != null && now.isBefore(retryAt);
    }

    public boolean mayBeChargedByItself(Settlement settlement) {
        boolean small = !settlement.claimed().exceeds(settings.unheardOf(settlement.currency()));
        return (small || settlement.heardOf())
                && !afterLastDay(settlement, clock.instant())
                && !tabs.blocked(settlement.reader(), Block.DISPUTED);
    }

    public boolean onLastDay(Settlement settlement) {
        return !clock.instant().isBefore(settlement.oldestAt().plus(settings.latest()));
    }

    /** From then on only its reader has it charged. */
    public boolean afterLastDay(Settlement settlement, Instant at) {
        return !at.isBefore(settlement.oldestAt().plus(settings.latest()).plus(ONE_DAY));
    }
}
