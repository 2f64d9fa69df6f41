package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.payments.SavedCard;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.time.Clock;
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
    private final Cards cards;
    private final SettlementSettings settings;
    private final Clock clock;

    SettledReturns(
            Settling settling,
            Unlocks unlocks,
            CardRefunds refunds,
            Cards cards,
            SettlementSettings settings,
            Clock clock) {
        this.settling = settling;
        this.unlocks = unlocks;
        this.refunds = refunds;
        this.cards = cards;
        this.settings = settings;
        this.clock = clock;
    }

    /** Unlocks that are older stay. */
    public Instant oldest() {
        return clock.instant().minus(settings.withdrawal().within());
    }

    /** Whether the law of the card's country lets this reader withdraw from a purchase, read or not. */
    @Transactional(readOnly = true)
    public boolean mayWithdraw(ReaderId reader) {
        return cards.of(new Payer(reader.value()))
                .map(SavedCard::country)
                .filter(settings.withdrawal().countries()::contains)
                .isPresent();
    }

    /**
     * Not as described.
     *
     * @param toCard with all other credit of this settlement
     * @throws dev.tuppence.unlocks.NotReturnable when it is too late, too much, or its payment is disputed
     */
    public void giveBack(ReaderId reader, long settlement, ItemId item, int take, boolean toCard) {
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
     */
    public void withdraw(ReaderId reader, long settlement, ItemId item, int take) {
        if (!mayWithdraw(reader)) {
            throw new NoSuchSettlement(settlement);
        }
        settling.lock(reader);
        unlocks.withdraw(reader, item, take);
        refunds.toCard(reader, settlement);
    }
}
