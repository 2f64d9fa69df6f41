package dev.tuppence.identity;

import java.io.Serializable;

/** A reader, guest or account. Never shown: creators see pseudonyms, addresses carry handles and slugs. */
public record ReaderId(long value) implements Serializable {}
