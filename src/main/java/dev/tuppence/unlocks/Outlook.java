package dev.tuppence.unlocks;

import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will happen with one tab.
 *
 * @param threshold the sum from which on a card payment is worth its fee
 * @param credit what was paid ahead or given back: it pays before the card does
 * @param sweepAt when the tab is settled at the latest; none while nothing is owed
 * @param settleable whether "settle now" would be taken now
 * @param minimum the least a card can be charged in this currency
 * @param cardSaved whether the reader has a card on file
 * @param waiting settlements that are not paid yet, oldest first
 */
public record Outlook(
        Money threshold,
        Money credit,
        @Nullable Instant sweepAt,
        boolean settleable,
        Money minimum,
        boolean cardSaved,
        List<Waiting> waiting) {

    public Outlook {
        waiting = List.copyOf(waiting);
    }

    /**
     * One settlement on its way to being paid.
     *
     * @param path its page on this site
     * @param state key of the message that says where it stands, in a few words
     * @param needsReader whether it goes on only when the reader does something
     */
    public record Waiting(String path, Money amount, Instant closedAt, String state, boolean needsReader) {}
}
