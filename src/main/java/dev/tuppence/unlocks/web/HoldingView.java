package dev.tuppence.unlocks.web;

import java.time.Instant;

/**
 * That the reader owns what the page shows.
 *
 * @param returnable whether "Return" is offered, until {@code returnableUntil}
 */
record HoldingView(int take, Instant since, Instant returnableUntil, boolean returnable) {}
