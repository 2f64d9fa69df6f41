package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.payments.SavedCard;
import dev.tuppence.unlocks.Outlook;
import dev.tuppence.unlocks.SettlementOutlook;
import dev.tuppence.unlocks.TabView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says on the tab's page what will be charged when, and what waits for the reader. */
@Component
class WhatHappensNext implements SettlementOutlook {

    private final Cards cards;
    private final CreditLots credit;
    private final SettlementRows rows;
    private final Thresholds thresholds;
    private final Triggers triggers;
    private final SettlementSettings settings;

    WhatHappensNext(
            Cards cards,
            CreditLots credit,
            SettlementRows rows,
            Thresholds thresholds,
            Triggers triggers,
            SettlementSettings settings) {
        this.cards = cards;
        this.credit = credit;
        this.rows = rows;
        this.thresholds = thresholds;
        this.triggers = triggers;
        this.settings = settings;
    }

    @Override
    public Optional<Outlook> of(TabView tab) {
        if (!settings.knows(tab.currency())) {
            return Optional.empty();
        }
        Optional<SavedCard> card = cards.of(new Payer(tab.reader().value()));
        List<Outlook.Waiting> waiting = rows.unpaid(tab.reader()).stream()
                .filter(settlement -> settlement.currency() == tab.currency())
                .map(WhatHappensNext::waiting)
                .toList();
        Money minimum = settings.minimum(tab.currency());
        boolean chargeable =
                tab.owed().isPositive() && !minimum.exceeds(tab.owed().chargeable());
        return Optional.of(new Outlook(
                thresholds.of(tab.currency(), card),
                credit.left(tab.reader(), tab.currency()),
                triggers.sweepAt(tab),
                card.isPresent() && (chargeable || !waiting.isEmpty()),
                minimum,
                card.isPresent(),
                waiting));
    }

    private static Outlook.Waiting waiting(Settlement settlement) {
        return new Outlook.Waiting(
                "/tab/settlements/" + settlement.id(),
                settlement.payable(),
                settlement.closedAt(),
                "settlement.state." + settlement.state().name().toLowerCase(Locale.ROOT),
                settlement.state().retryable());
    }
}
