package dev.tuppence.unlocks.web;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.site.TabBadge;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the header of every page says of a reader's tab: the fullest one, where there are several. */
@Component
class OwedOnTab implements TabBadge {

    private final Tabs tabs;

    OwedOnTab(Tabs tabs) {
        this.tabs = tabs;
    }

    @Override
    public Shown of(ReaderId reader) {
        List<TabView> all = tabs.of(reader);
        return new Shown(fullest(all).orElse(null), all.stream().anyMatch(TabView::waits));
    }

    /** @param tabs the fullest first */
    static Optional<Money> fullest(List<TabView> tabs) {
        return tabs.stream().map(TabView::owed).filter(Money::isPositive).findFirst();
    }
}
