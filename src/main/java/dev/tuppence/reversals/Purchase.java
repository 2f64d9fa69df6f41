package dev.tuppence.reversals;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.unlocks.Charge;

/** One charge and whose it is. */
record Purchase(ReaderId reader, Charge.Key charge) {}
