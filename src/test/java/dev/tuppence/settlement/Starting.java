package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import org.springframework.stereotype.Component;

/** Commits that a tab is to be charged, and asks nobody. */
@Component
public record Starting(SettlementActions actions) {

    public String payment(ReaderId reader, CurrencyCode currency) {
        return "settlement-" + actions.closeAndStart(reader, currency).orElseThrow();
    }
}
