package dev.tuppence.departures.web;

import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Roles;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What holds a reader here, and what can be settled at once. */
@Component
class Leaving {

    private final Tabs tabs;
    private final Cards cards;
    private final Teams teams;
    private final Creators creators;
    private final Roles roles;
    private final SettlingNow settling;

    Leaving(Tabs tabs, Cards cards, Teams teams, Creators creators, Roles roles, SettlingNow settling) {
        this.tabs = tabs;
        this.cards = cards;
        this.teams = teams;
        this.creators = creators;
        this.roles = roles;
        this.settling = settling;
    }

    List<TabView> owing(ReaderId reader) {
        return tabs.of(reader).stream()
                .filter(tab -> tab.owed().plus(tab.due()).isPositive())
                .toList();
    }

    boolean hasCard(ReaderId reader) {
        return cards.of(new Payer(reader.value())).isPresent();
    }

    /** Pages that nobody would look after: they are left first. */
    Collection<CreatorPage> pagesOf(ReaderId reader) {
        return creators.pagesOf(teams.pagesOf(reader)).values();
    }

    /** Somebody has to give roles. */
    boolean isLastAdmin(ReaderId reader) {
        return roles.isLastAdmin(reader);
    }

    /** Whether nobody depends on this one. */
    boolean free(ReaderId reader) {
        return pagesOf(reader).isEmpty() && !isLastAdmin(reader);
    }

    /** What a card can pay is paid now. */
    void settle(ReaderId reader) {
        owing(reader).forEach(tab -> settling.settle(reader, tab.currency()));
    }
}
