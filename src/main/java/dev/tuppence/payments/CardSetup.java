package dev.tuppence.payments;

import org.jspecify.annotations.Nullable;

/** One visit to the page where a card is typed. */
record CardSetup(long id, Payer payer, @Nullable String session, boolean spare) {}
