package dev.tuppence.settlement;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of what is not paid in time, a transaction each. */
@Component
@Transactional
class TroubleSteps {

    private final Settling settling;
    private final SettlementMoves moves;
    private final PaymentTroubles troubles;
    private final WritingOff writingOff;

    TroubleSteps(Settling settling, SettlementMoves moves, PaymentTroubles troubles, WritingOff writingOff) {
        this.settling = settling;
        this.moves = moves;
        this.troubles = troubles;
        this.writingOff = writingOff;
    }

    public void callUnknown(long settlement) {
        Settlement locked = settling.locked(settlement);
        if (locked.state() == SettlementState.CHARGING) {
            moves.move(locked, SettlementState.UNKNOWN, null, null);
        }
    }

    public void remind(long settlement) {
        troubles.remind(settlement);
    }

    public void notConfirmed(long settlement) {
        troubles.notConfirmed(settlement);
    }

    public void blockUnpaid(long settlement) {
        Settlement locked = settling.locked(settlement);
        if (locked.state().needsReader()) {
            settling.block(locked);
        }
    }

    public void writeOff(long settlement) {
        writingOff.writeOff(settlement);
    }
}
