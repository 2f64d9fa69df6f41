package dev.tuppence.unlocks.web;

import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Outlook;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Verdict;
import dev.tuppence.unlocks.web.GateView.Full;
import dev.tuppence.unlocks.web.UnlockAttempts.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says at the gate why it stayed shut, and the one step that opens it. */
@Component
class Gates {

    private final Tabs tabs;
    private final Outlooks outlooks;
    private final Detour detour;

    Gates(Tabs tabs, Outlooks outlooks, Detour detour) {
        this.tabs = tabs;
        this.outlooks = outlooks;
        this.detour = detour;
    }

    Reading explain(
            Reading reading, Attempt attempt, String signed, HttpServletRequest request, HttpServletResponse response) {
        GateView gate = reading.view().gate();
        SignedInReader who = attempt.who();
        if (gate == null || who == null) {
            return reading;
        }
        Optional<TabView> tab = tabs.of(who.reader(), gate.price().currency());
        if (attempt.answer() == Answer.BLOCKED) {
            return reading.with(gate.waitingFor(tabs.of(who.reader()).stream()
                    .flatMap(any -> outlooks.waiting(any).stream())
                    .findFirst()
                    .orElse(null)));
        }
        Verdict.OverLimit over = attempt.over();
        if (over == null) {
            return reading;
        }
        String back = detour.from(reading.view().offer(), signed, request, response);
        return reading.with(gate.full(
                full(over, back, who.guest(), tab.flatMap(outlooks::of).orElse(null))));
    }

    private static Full full(Verdict.OverLimit over, String back, boolean guest, @Nullable Outlook outlook) {
        boolean cardSaved = outlook != null && outlook.cardSaved();
        boolean payable = outlook != null && outlook.settleable();
        return new Full(over.limit(), over.used(), back, guest, cardSaved, payable);
    }
}
