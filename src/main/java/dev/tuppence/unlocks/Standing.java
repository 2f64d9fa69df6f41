package dev.tuppence.unlocks;

import dev.tuppence.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a reader stands to an item, and to the site: what a page about it asks for, at once.
 *
 * @param owed on the fullest tab; none while no tab owes anything
 * @param waits whether a payment goes on only when the reader does something
 */
public record Standing(Access access, @Nullable Money owed, boolean waits) {}
