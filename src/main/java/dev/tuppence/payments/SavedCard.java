package dev.tuppence.payments;

import java.time.YearMonth;

/**
 * A card kept at the processor; the number never comes here.
 *
 * @param brand as the processor names it, e.g. {@code visa}
 * @param country the issuer's, ISO 3166-1 alpha-2
 */
public record SavedCard(String brand, String last4, YearMonth expires, String country) {}
