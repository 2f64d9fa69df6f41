package dev.tuppence.payments;

/** A saved card ends soon. Published once per card and date, in the transaction that remembered it. */
public record CardExpires(Payer payer, SavedCard card) {}
