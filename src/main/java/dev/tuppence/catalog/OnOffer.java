package dev.tuppence.catalog;

/**
 * An offer.
 *
 * @param published whether it is to be had now
 * @param blocked whether nobody may read it, whoever has it
 */
record OnOffer(Offer offer, boolean published, boolean blocked) {}
