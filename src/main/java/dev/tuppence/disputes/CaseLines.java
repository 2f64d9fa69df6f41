package dev.tuppence.disputes;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.Part;
import dev.tuppence.settlement.Settlements;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which items a case is about: those of its settlement that were not returned, pro rata by price. */
@Component
class CaseLines {

    private final LineRows rows;
    private final Settlements settlements;
    private final EveryCreator everyCreator;
    private final CurrentCreator currentCreator;

    CaseLines(LineRows rows, Settlements settlements, EveryCreator everyCreator, CurrentCreator currentCreator) {
        this.rows = rows;
        this.settlements = settlements;
        this.everyCreator = everyCreator;
        this.currentCreator = currentCreator;
    }

    void insert(DisputeCase one) {
        List<DisputeLine> lines = split(one, one.held().minus(one.credit()));
        if (!lines.isEmpty()) {
            everyCreator.run(() -> rows.insert(one.id(), lines));
        }
    }

    /** As booked; of what the bank only asks about, as they would be. Oldest unlock first. */
    List<DisputeLine> of(DisputeCase one) {
        return one.tookMoney() ? everyCreator.call(() -> rows.of(one.id())) : split(one, one.amount());
    }

    /** What a creator sees, newest first. */
    List<CreatorCase> casesOf(CreatorId creator, int limit) {
        currentCreator.is(creator);
        return rows.casesOf(creator, limit);
    }

    private List<DisputeLine> split(DisputeCase one, Money claimed) {
        List<Part> kept = one.settlement() == null || claimed.currency() != one.tabCurrency()
                ? List.of()
                : settlements.parts(one.settlement());
        if (kept.isEmpty() || claimed.isZero()) {
            return List.of();
        }
        List<Money> claims = claimed.splitBy(
                kept.stream().map(part -> part.amount().micros()).toList());
        List<DisputeLine> lines = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Part part = kept.get(i);
            lines.add(new DisputeLine(
                    part.creator(), part.kind(), part.item(), part.take(), part.amount(), claims.get(i), part.at()));
        }
        return lines;
    }
}
