package dev.tuppence.payments;

/**
 * A payee's account at the processor.
 *
 * @param account the processor's id
 * @param payable transfers to it are allowed and its bank can be paid
 * @param open what the processor still asks for, in its words; empty when nothing
 */
public record PayoutAccount(
        Payee payee, String account, String country, boolean payable, java.util.List<String> open) {}
