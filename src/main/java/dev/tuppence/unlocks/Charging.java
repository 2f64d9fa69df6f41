package dev.tuppence.unlocks;

import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
import java.util.List;
import org.springframework.stereotype.Component;

/** From what a reader wants to the lane and back. */
@Component
class Charging {

    private final Lanes lanes;
    private final TabLimits tabs;
    private final Creators creators;

    Charging(Lanes lanes, TabLimits tabs, Creators creators) {
        this.lanes = lanes;
        this.tabs = tabs;
        this.creators = creators;
    }

    /** @param price what this line costs before a cap */
    LaneLine line(ChargeKind kind, Offer offer, Money price, int take) {
        return new LaneLine(
                kind,
                offer.item().value(),
                offer.version(),
                offer.creator().value(),
                offer.split() == null ? 0 : offer.split().value(),
                price.micros(),
                take,
                kind == ChargeKind.TIP ? ContentClass.SUPPORT : ContentClass.E_PUBLICATION,
                kind == ChargeKind.UNLOCK ? capOf(creators.pageOf(offer.creator()), price.currency()) : 0);
    }

    Verdict charge(ReaderId reader, CurrencyCode currency, List<LaneLine> lines) {
        var command = new LaneCommand(reader.value(), currency, lines);
        LaneVerdict verdict = lanes.decide(command);
        if (verdict.kind() == LaneVerdict.Kind.NO_TAB) {
            tabs.open(reader, currency);
            verdict = lanes.decide(command);
        }
        return toldToReaders(verdict, currency);
    }

    private static long capOf(CreatorPage creator, CurrencyCode currency) {
        Money cap = creator.monthCap();
        return cap == null || cap.currency() != currency ? 0 : cap.micros();
    }

    private static Verdict toldToReaders(LaneVerdict verdict, CurrencyCode currency) {
        return switch (verdict.kind()) {
            case CHARGED -> new Verdict.Charged();
            case OWNED -> new Verdict.Owned();
            case FREE -> new Verdict.Capped();
            case STALE -> new Verdict.Stale();
            case BLOCKED -> new Verdict.Blocked();
            case OVER_LIMIT ->
                new Verdict.OverLimit(
                        new Money(verdict.limitMicros(), currency), new Money(verdict.usedMicros(), currency));
            case OVER_BUDGET ->
                new Verdict.OverBudget(
                        new Money(verdict.limitMicros(), currency), new Money(verdict.usedMicros(), currency));
            case NO_TAB -> throw new IllegalStateException("A tab that was opened is there");
        };
    }
}
