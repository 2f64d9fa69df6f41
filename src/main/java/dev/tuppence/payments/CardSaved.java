package dev.tuppence.payments;

/** A card was saved with strong authentication. Published once per card, in the transaction that recorded it. */
public record CardSaved(Payer payer, SavedCard card) {}
