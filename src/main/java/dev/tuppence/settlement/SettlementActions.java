package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reader's steps, a transaction each. */
@Component
@Transactional
class SettlementActions {

    private final ClosingTabs closing;
    private final StartingCharges charges;
    private final Retrying retrying;
    private final Settling settling;
    private final SettlementMoves moves;
    private final SettlementSettings settings;

    SettlementActions(
            ClosingTabs closing,
            StartingCharges charges,
            Retrying retrying,
            Settling settling,
            SettlementMoves moves,
            SettlementSettings settings) {
        this.closing = closing;
        this.charges = charges;
        this.retrying = retrying;
        this.settling = settling;
        this.moves = moves;
        this.settings = settings;
    }

    public Optional<Settlement> closeAndStart(ReaderId reader, CurrencyCode currency) {
        Optional<Settlement> settlement = closing.close(reader, currency, Cause.READER);
        settlement.ifPresent(closed -> charges.start(closed.id()));
        return settlement;
    }

    /** An announced one is charged now, a declined one tried again. */
    public void bringOn(long settlement) {
        if (charges.start(settlement).needsReader()) {
            retrying.retry(settlement);
        }
    }

    /** Once, for settlements that only the threshold asked for; never past the last day. */
    public boolean postpone(long id) {
        Settlement settlement = settling.locked(id);
        Instant later = settlement.chargeAt().plus(settings.postponement());
        Instant last = settlement.oldestAt().plus(settings.latest());
        return postponable(settlement) && moves.postpone(id, later.isAfter(last) ? last : later);
    }

    boolean postponable(Settlement settlement) {
        Instant last = settlement.oldestAt().plus(settings.latest());
        return settlement.state() == SettlementState.NOTICED
                && settlement.cause() == Cause.THRESHOLD
                && settlement.postponedAt() == null
                && settlement.chargeAt().isBefore(last);
    }
}
