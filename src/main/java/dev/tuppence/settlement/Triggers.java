package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.payments.SavedCard;
import dev.tuppence.unlocks.TabKey;
import dev.tuppence.unlocks.TabView;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** Those to be closed; a tab too small to be charged is left open until the last day, unless credit pays it. */
    Map<TabKey, Cause> due(List<TabView> page) {
        Map<TabKey, Money> left = credit.left(page);
        Map<Payer, SavedCard> saved =
                cards.of(page.stream().map(Triggers::payerOf).collect(Collectors.toSet()));
        Map<TabKey, Cause> due = new LinkedHashMap<>();
        for (TabView tab : page) {
            Money credited = left.getOrDefault(tab.key(), Money.zero(tab.currency()));
            causeOf(tab, credited, Optional.ofNullable(saved.get(payerOf(tab))))
                    .ifPresent(cause -> due.put(tab.key(), cause));
        }
        return due;
    }

    private Optional<Cause> causeOf(TabView tab, Money left, Optional<SavedCard> card) {
        if (!settings.knows(tab.currency())) {
            return Optional.empty();
        }
        Money toCharge = tab.owed().minus(left);
        boolean covered = left.isPositive()
                && (!toCharge.isPositive() || toCharge.chargeable().isZero());
        if (!covered && settings.isDust(tab.owed())) {
            @Nullable Instant opened = tab.openedAt();
            return opened != null && !clock.instant().isBefore(opened.plus(settings.latest()))
                    ? Optional.of(Cause.DUST)
                    : Optional.empty();
        }
        @Nullable Instant sweepAt = sweepAt(tab);
        if (sweepAt != null && !clock.instant().isBefore(sweepAt)) {
            return Optional.of(Cause.SWEEP);
        }
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

    private static Payer payerOf(TabView tab) {
        return new Payer(tab.reader().value());
    }

    /** None while nothing was unlocked. */
    @Nullable
    Instant sweepAt(TabView tab) {
        Instant opened = tab.openedAt();
        return opened == null ? null : opened.plus(settings.sweepAfter());
    }
}
