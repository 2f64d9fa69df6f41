package dev.tuppence.reconciliation;

import dev.tuppence.money.Money;

/** What the processor and the books said at the end of a run. What is on its way just then differs. */
public record ComparedBalance(Money processor, Money books) {

    public Money difference() {
        return processor.minus(books);
    }
}
