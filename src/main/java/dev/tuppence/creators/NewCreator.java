package dev.tuppence.creators;

import dev.tuppence.money.CurrencyCode;

/**
 * A page to open.
 *
 * @param handle 3 to 30 of a-z, 0-9 and single hyphens; upper case is folded
 * @param name 1 to 80 characters
 * @param bio at most 1000 characters
 * @param accent {@code #rrggbb}
 * @param currency one of {@link Creators#currencies()}; it stays
 */
public record NewCreator(String handle, String name, String bio, String accent, CurrencyCode currency) {}
