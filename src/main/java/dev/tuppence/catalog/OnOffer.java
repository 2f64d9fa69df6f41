package dev.tuppence.catalog;

/** An offer, and whether it is published now. */
record OnOffer(Offer offer, boolean published) {}
