package dev.tuppence.payments;

/**
 * A card was saved with strong authentication, or its bank sent another one for it. Published once per card, in the transaction that
 * recorded it.
 *
 * @param byPayer whether the payer did it
 */
public record CardSaved(Payer payer, SavedCard card, boolean byPayer) {}
