package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;

/** Readers see this version from now on. Published in the transaction. */
public record ItemPublished(ItemId item, CreatorId creator, int version) {}
