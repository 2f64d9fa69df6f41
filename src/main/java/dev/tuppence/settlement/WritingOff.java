package dev.tuppence.settlement;

import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was not paid for too long is taken off the reader's tab and out of what its creators count on. It may still be paid. */
@Component
class WritingOff {

    private final Tabs tabs;
    private final Settling settling;
    private final SettlementMoves moves;
    private final ShareRows shares;
    private final Ledger ledger;
    private final Telling telling;

    /** Whom it concerns, and when. */
    @Component
    record Telling(ApplicationEventPublisher events, Clock clock) {}

    WritingOff(Tabs tabs, Settling settling, SettlementMoves moves, ShareRows shares, Ledger ledger, Telling telling) {
        this.tabs = tabs;
        this.settling = settling;
        this.moves = moves;
        this.shares = shares;
        this.ledger = ledger;
        this.telling = telling;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void writeOff(long id) {
        Settlement settlement = settling.locked(id);
        boolean announced = settlement.state() == SettlementState.NOTICED;
        if (!settlement.state().mayBecome(SettlementState.WRITTEN_OFF)
                || announced && telling.clock().instant().isBefore(settlement.chargeAt())) {
            return;
        }
        Money charged = settlement.payable().chargeable(); // also what credit was to pay, which is free again
        Money left = settlement.payable().minus(charged);
        settling.freeCredit(settlement);
        moves.writeOff(settlement, charged, settlement.carriedOut().plus(left));
        if (settlement.writtenOff()) {
            return; // its reader tried to pay it, in vain
        }
        List<Part> parts = shares.parts(id);
        ledger.post(WriteOffPosting.of(settlement, settlement.payable().minus(left), parts));
        tabs.release(settlement.reader(), settlement.currency(), settlement.payable(), left);
        settling.block(settlement);
        tabs.waits(settlement.reader(), settlement.currency(), true);
        Instant now = telling.clock().instant();
        telling.events().publishEvent(new TabWrittenOff(id, settlement.reader(), now, parts));
    }
}
