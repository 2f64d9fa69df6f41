package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.TabKey;
import dev.tuppence.unlocks.Unlocks;
import java.time.Instant;
import java.util.Map;
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
    private final NoticeRows notices;
    private final Unlocks unlocks;

    SettlementActions(
            ClosingTabs closing,
            StartingCharges charges,
            Retrying retrying,
            Settling settling,
            NoticeRows notices,
            Unlocks unlocks) {
        this.closing = closing;
        this.charges = charges;
        this.retrying = retrying;
        this.settling = settling;
        this.notices = notices;
        this.unlocks = unlocks;
    }

    public Optional<Long> closeAndStart(ReaderId reader, CurrencyCode currency) {
        settling.lock(reader);
        Optional<Long> settlement = closing.close(Map.of(new TabKey(reader, currency), Cause.READER)).stream()
                .findFirst();
        settlement.ifPresent(charges::startNow);
        return settlement;
    }

    /** An announced one is charged now, a declined one tried again. */
    public void bringOn(long settlement) {
        retrying.retry(settlement); // first: its payment is locked before its tab
        charges.startNow(settlement);
    }

    /** It is paid with more, and the rest waits as credit. */
    public void prefund(long settlement) {
        retrying.prefund(settlement);
        charges.startPrefunding(settlement);
    }

    /** Only reads. */
    public Optional<Money> prefundOffer(Settlement settlement) {
        return charges.prefundOffer(settlement);
    }

    /** Only reads. */
    public boolean chargeable(Settlement settlement) {
        return settling.isChargeable(settlement);
    }

    /** Once, for settlements that only the threshold asked for; never past the last day. */
    public boolean postpone(long id) {
        Settlement settlement = settling.locked(id);
        Instant later = settling.postponed(settlement);
        return postponable(settlement) && notices.postpone(id, later);
    }

    /** Only reads. */
    public boolean postponable(Settlement settlement) {
        return settlement.state() == SettlementState.NOTICED
                && settlement.cause() == Cause.THRESHOLD
                && settlement.postponedAt() == null
                && settling.postponed(settlement).isAfter(settlement.chargeAt());
    }

    public void opened(long settlement) {
        notices.opened(settlement);
    }

    /** The tab's lock is held from the look at the state on. */
    public void remove(long id, ItemId item, int take) {
        Settlement settlement = settling.locked(id);
        if (settlement.state() != SettlementState.NOTICED) {
            throw new NotReturnable(NotReturnable.Why.BEING_PAID);
        }
        unlocks.takeOutOfNotice(settlement.reader(), item, take);
    }
}
