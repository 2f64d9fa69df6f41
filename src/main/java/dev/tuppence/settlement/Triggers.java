package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.payments.SavedCard;
import dev.tuppence.unlocks.TabView;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a tab is to be closed, and why. */
@Component
class Triggers {

    private final Cards cards;
    private final CreditLots credit;
    private final Thresholds thresholds;
    private final SettlementSettings settings;
    private final Clock clock;

    Triggers(Cards cards, CreditLots credit, Thresholds thresholds, SettlementSettings settings, Clock clock) {
        this.cards = cards;
        this.credit = credit;
        this.thresholds = thresholds;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty while it is left open; a tab too small to be charged always is, unless credit pays it. */
    Optional<Cause> of(TabView tab) {
        if (!settings.knows(tab.currency())) {
            return Optional.empty();
        }
        Money left = credit.left(tab.reader(), tab.currency());
        Money toCharge = tab.owed().minus(left);
        boolean covered = left.isPositive()
                && (!toCharge.isPositive() || toCharge.chargeable().isZero());
        if (!covered && settings.minimum(tab.currency()).exceeds(tab.owed())) {
            return Optional.empty();
        }
        @Nullable Instant sweepAt = sweepAt(tab);
        if (sweepAt != null && !clock.instant().isBefore(sweepAt)) {
            return Optional.of(Cause.SWEEP);
        }
        Optional<SavedCard> card = cards.of(new Payer(tab.reader().value()));
        if (card.isEmpty() && !covered) { // there is time until the sweep to save one
            return Optional.empty();
        }
        if (!thresholds.of(tab.currency(), card).exceeds(toCharge)) {
            return Optional.of(Cause.THRESHOLD);
        }
        boolean full =
                !tab.limit().shareInBasisPoints(settings.limitBasisPoints()).exceeds(tab.owed());
        return full && tab.due().isZero() ? Optional.of(Cause.LIMIT) : Optional.empty();
    }

    /** None while nothing was unlocked. */
    @Nullable
    Instant sweepAt(TabView tab) {
        Instant opened = tab.openedAt();
        return opened == null ? null : opened.plus(settings.sweepAfter());
    }
}
