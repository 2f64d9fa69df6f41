package dev.tuppence.unlocks;

import dev.tuppence.money.Money;

/** The answer to an unlock, given after its commit. Only {@link Charged} moved money. */
public sealed interface Verdict {

    /** The item is the reader's and its price is on the tab. */
    record Charged() implements Verdict {}

    /** The item was the reader's before: a double click, a retry, a second device. */
    record Owned() implements Verdict {}

    /** The month's cap of its creator is reached: the item is the reader's for nothing. */
    record Capped() implements Verdict {}

    /** The quote is too old, its take is another or the price rose; the page shows a new button. */
    record Stale() implements Verdict {}

    /** The tab takes nothing until its settlement is paid. */
    record Blocked() implements Verdict {}

    /** It would be more than the reader wants to spend this month. */
    record OverBudget(Money budget, Money spent) implements Verdict {}

    /** The tab has no room for this price. */
    record OverLimit(Money limit, Money used) implements Verdict {}
}
