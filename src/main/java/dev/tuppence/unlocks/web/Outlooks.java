package dev.tuppence.unlocks.web;

import dev.tuppence.unlocks.Outlook;
import dev.tuppence.unlocks.SettlementOutlook;
import dev.tuppence.unlocks.TabView;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is known of tabs' future, if anybody knows. */
@Component
class Outlooks {

    private final ObjectProvider<SettlementOutlook> outlook;

    Outlooks(ObjectProvider<SettlementOutlook> outlook) {
        this.outlook = outlook;
    }

    Optional<Outlook> of(TabView tab) {
        return Optional.ofNullable(outlook.getIfAvailable()).flatMap(knows -> knows.of(tab));
    }

    List<Outlook.Waiting> waiting(TabView tab) {
        return of(tab).map(Outlook::waiting).orElse(List.of());
    }
}
