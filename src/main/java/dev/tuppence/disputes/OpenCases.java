package dev.tuppence.disputes;

import dev.tuppence.creators.EveryCreator;
import dev.tuppence.money.Money;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.settlement.Part;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A dispute becomes a case with its items, its posting and a blocked tab, in the transaction that recorded it. */
@Component
class OpenCases {

    private static final String REFERENCE = "settlement-";

    private final CaseRows cases;
    private final LineRows lines;
    private final Shield shield;
    private final Settlements settlements;
    private final Tabs tabs;
    private final EveryCreator everyCreator;

    OpenCases(
            CaseRows cases,
            LineRows lines,
            Shield shield,
            Settlements settlements,
            Tabs tabs,
            EveryCreator everyCreator) {
        this.cases = cases;
        this.lines = lines;
        this.shield = shield;
        this.settlements = settlements;
        this.tabs = tabs;
        this.everyCreator = everyCreator;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DisputeOpened opened) {
        Optional<SettlementView> settlement = settlementOf(opened);
        settlement.ifPresent(
                paid -> tabs.block(paid.reader(), paid.charged().currency(), Block.DISPUTED)); // its lock comes first
        Money held = settlement
                .map(paid -> claimable(opened, paid))
                .orElse(Money.zero(opened.amount().currency()));
        cases.insert(opened, settlement.orElse(null), held).ifPresent(one -> {
            shield.opened(one);
            settlement.ifPresent(paid -> insertLines(one, paid));
        });
    }

    /** Other references, and settlements the books do not know, leave the whole amount in suspense. */
    private Optional<SettlementView> settlementOf(DisputeOpened opened) {
        String reference = opened.paymentReference();
        return reference.matches(REFERENCE + "\\d{1,18}")
                ? settlements.find(Long.parseLong(reference.substring(REFERENCE.length())))
                : Optional.empty();
    }

    /** Never more than was charged and not disputed already; an exchange rate or a second dispute may ask for more. */
    private Money claimable(DisputeOpened opened, SettlementView paid) {
        if (opened.amount().currency() != paid.charged().currency()) {
            return Money.zero(opened.amount().currency());
        }
        Money left = paid.charged().minus(cases.heldOf(paid.id(), paid.charged().currency()));
        return left.isPositive() ? opened.amount().atMost(left) : Money.zero(left.currency());
    }

    /** Pro rata by price, without what was returned. */
    private void insertLines(DisputeCase one, SettlementView paid) {
        List<Part> kept = settlements.parts(paid.id());
        if (kept.isEmpty() || one.held().isZero()) {
            return;
        }
        List<Money> claims = one.held()
                .splitBy(kept.stream().map(part -> part.amount().micros()).toList());
        List<DisputeLine> split = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Part part = kept.get(i);
            split.add(new DisputeLine(
                    part.creator(), part.kind(), part.item(), part.take(), part.amount(), claims.get(i), part.at()));
        }
        everyCreator.run(() -> lines.insert(one.id(), split));
    }
}
