package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.payments.ProcessorSilent;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What readers do about their settlements themselves. Not inside a transaction: the processor is asked right away. */
@Service
public class SettlingNow {

    /** How "settle now" went. */
    public enum Outcome {
        /** On its way, or paid; look at the settlement. */
        STARTED,
        NO_CARD,
        /** The card cannot be charged so little; nothing was closed. */
        TOO_SMALL,
        NOTHING_OWED
    }

    /** @param settlement the one that is being paid; 0 when none was started */
    public record Result(Outcome outcome, long settlement) {}

    private final Tabs tabs;
    private final SettlementRows rows;
    private final SettlementSettings settings;
    private final SettlementActions actions;
    private final Cards cards;
    private final CardPayments payments;

    SettlingNow(
            Tabs tabs,
            SettlementRows rows,
            SettlementSettings settings,
            SettlementActions actions,
            Cards cards,
            CardPayments payments) {
        this.tabs = tabs;
        this.rows = rows;
        this.settings = settings;
        this.actions = actions;
        this.cards = cards;
        this.payments = payments;
    }

    /** The oldest settlement that waits, or else the open tab. However often it is called, each is paid once. */
    public Result settle(ReaderId reader, CurrencyCode currency) {
        if (cards.of(new Payer(reader.value())).isEmpty()) {
            return new Result(Outcome.NO_CARD, 0);
        }
        Optional<Settlement> waiting = rows.unpaid(reader).stream()
                .filter(settlement -> settlement.currency() == currency)
                .findFirst();
        if (waiting.isPresent()) {
            actions.bringOn(waiting.get().id());
            askProcessor(waiting.get());
            return new Result(Outcome.STARTED, waiting.get().id());
        }
        Money owed = tabs.of(reader, currency).map(TabView::owed).orElse(Money.zero(currency));
        if (!owed.isPositive()) {
            return new Result(Outcome.NOTHING_OWED, 0);
        }
        if (settings.minimum(currency).exceeds(owed.chargeable())) {
            return new Result(Outcome.TOO_SMALL, 0);
        }
        return actions.closeAndStart(reader, currency)
                .map(this::started)
                .orElse(new Result(Outcome.NOTHING_OWED, 0)); // another click was first
    }

    /** Does nothing when nothing waits. The processor's silence is no error: the settlement's page says that it is unknown. */
    public void askProcessor(long settlement) {
        askProcessor(rows.find(settlement).orElseThrow(() -> new NoSuchSettlement(settlement)));
    }

    private Result started(long settlement) {
        askProcessor(settlement);
        return new Result(Outcome.STARTED, settlement);
    }

    private void askProcessor(Settlement settlement) {
        SettlementState state = rows.find(settlement.id()).orElseThrow().state();
        if (SettlementState.STARTED.contains(state)) {
            try {
                payments.refresh(settlement.reference());
            } catch (ProcessorSilent e) {
                return; // its task asks again
            }
        }
    }
}
