package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;

/** What names a tab. */
public record TabKey(ReaderId reader, CurrencyCode currency) {}
