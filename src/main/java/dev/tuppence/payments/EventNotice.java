package dev.tuppence.payments;

import org.jspecify.annotations.Nullable;

/**
 * The processor says that something happened. What did is read from the object itself, not from here.
 *
 * @param account the connected account it happened in; none for the platform's own
 * @param object the id of what it happened to
 */
record EventNotice(String event, String type, @Nullable String account, String object) {}
