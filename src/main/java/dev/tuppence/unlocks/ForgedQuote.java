package dev.tuppence.unlocks;

/** A quote that this server did not sign. Nothing was charged. */
public class ForgedQuote extends RuntimeException {}
