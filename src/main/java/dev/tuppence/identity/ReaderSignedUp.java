package dev.tuppence.identity;

/** A mail address was confirmed for the first time; a guest's id may have become the account's. Published in the transaction. */
public record ReaderSignedUp(ReaderId reader) {}
