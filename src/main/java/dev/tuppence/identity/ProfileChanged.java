package dev.tuppence.identity;

/** A reader chose another time zone, home currency or country, or a card said the country. Published in the transaction. */
public record ProfileChanged(ReaderId reader) {}
