package dev.tuppence.seals;

/** A seal was set; its hash wants to leave the database. */
public record BooksSealed(int number) {}
