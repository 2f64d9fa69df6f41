package dev.tuppence.unlocks;

import java.util.Optional;

/** What will happen with a tab and when; whoever settles tabs implements it, and the tab's page works without. */
public interface SettlementOutlook {

    /** Only reads. Empty when nothing can be said of this tab. */
    Optional<Outlook> of(TabView tab);
}
