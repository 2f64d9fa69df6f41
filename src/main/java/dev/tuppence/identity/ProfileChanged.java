package dev.tuppence.identity;

/** A reader chose another time zone or home currency. Published in the transaction. */
public record ProfileChanged(ReaderId reader) {}
