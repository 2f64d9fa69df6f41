package dev.tuppence.settlement;

import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.TabKey;
import dev.tuppence.unlocks.Tabs;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of the runs, a transaction each. */
@Component
@Transactional
class SettlementSteps {

    private final ClosingTabs closing;
    private final StartingCharges charges;
    private final Retrying retrying;
    private final Settling settling;
    private final SettlementMoves moves;
    private final Tabs tabs;

    SettlementSteps(
            ClosingTabs closing,
            StartingCharges charges,
            Retrying retrying,
            Settling settling,
            SettlementMoves moves,
            Tabs tabs) {
        this.closing = closing;
        this.charges = charges;
        this.retrying = retrying;
        this.settling = settling;
        this.moves = moves;
        this.tabs = tabs;
    }

    public void close(Map<TabKey, Cause> due) {
        closing.close(due);
    }

    public void start(long settlement) {
        charges.start(settlement);
    }

    public void retry(long settlement) {
        retrying.retry(settlement);
    }

    public void callUnknown(long settlement) {
        Settlement locked = settling.locked(settlement);
        if (locked.state() == SettlementState.CHARGING) {
            moves.move(locked, SettlementState.UNKNOWN, null, null);
        }
    }

    public void blockUnpaid(long settlement) {
        Settlement locked = settling.locked(settlement);
        if (locked.state() == SettlementState.NEEDS_ACTION) {
            tabs.block(locked.reader(), locked.currency(), Block.UNPAID);
        }
    }
}
