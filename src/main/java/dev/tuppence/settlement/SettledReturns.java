package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A reader gives back what was paid for, and chooses between credit and the card. */
@Service
@Transactional
public class SettledReturns {

    private final Settling settling;
    private final Unlocks unlocks;
    private final CardRefunds refunds;
    private final Settlements settlements;
    private final Withdrawals withdrawals;

    SettledReturns(
            Settling settling, Unlocks unlocks, CardRefunds refunds, Settlements settlements, Withdrawals withdrawals) {
        this.settling = settling;
        this.unlocks = unlocks;
        this.refunds = refunds;
        this.settlements = settlements;
        this.withdrawals = withdrawals;
    }

    /** Unlocks that are older stay. */
    public Instant oldest() {
        return withdrawals.oldest();
    }

    /** Whether the law of the country of the card that paid lets its reader withdraw, read or not. */
    @Transactional(readOnly = true)
    public boolean mayWithdraw(SettlementView paid) {
        return paid.paidAt() != null && withdrawals.covers(paid);
    }

    /**
     * Not as described.
     *
     * @param toCard with all other credit of this settlement
     * @throws dev.tuppence.unlocks.NotReturnable when it is too late, too much, or its payment is disputed
     * @throws NoSuchSettlement when the reader has none with that item
     */
    public void giveBack(ReaderId reader, long settlement, ItemId item, int take, boolean toCard) {
        with(reader, settlement, item, take);
        settling.lock(reader);
        unlocks.giveBack(reader, item, take, ReturnReason.NOT_AS_DESCRIBED);
        if (toCard) {
            refunds.toCard(reader, settlement);
        }
    }

    /**
     * To the card that paid, however much the reader gave back before.
     *
     * @throws dev.tuppence.unlocks.NotReturnable when it is too late or its payment is disputed
     * @throws NoSuchSettlement when the reader has none with that item, or no such right
     */
    public void withdraw(ReaderId reader, long settlement, ItemId item, int take) {
        if (!mayWithdraw(with(reader, settlement, item, take))) {
            throw new NoSuchSettlement(settlement);
        }
        settling.lock(reader);
        unlocks.withdraw(reader, item, take);
        refunds.toCard(reader, settlement);
    }

    private SettlementView with(ReaderId reader, long settlement, ItemId item, int take) {
        return settlements
                .find(settlement)
                .filter(view -> view.reader().equals(reader))
                .filter(view -> settlements.lines(settlement).stream()
                        .anyMatch(line -> line.item().equals(item) && line.take() == take))
                .orElseThrow(() -> new NoSuchSettlement(settlement));
    }
}
