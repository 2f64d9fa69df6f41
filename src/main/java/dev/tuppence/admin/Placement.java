package dev.tuppence.admin;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;

/**
 * A difference that is to be booked against a creator's balance.
 *
 * @param difference the number of the break
 * @param transfer the processor's id
 * @param amount what the creator got, below zero what was taken back from it
 */
public record Placement(
        long id,
        long difference,
        String transfer,
        CreatorId creator,
        Money amount,
        String note,
        ReaderId requestedBy) {}
