package dev.tuppence.payments;

/** Where the processor's interface is: Stripe's servers, or the sandbox that stands in for them. */
public interface ProcessorAddress {

    /** Without a slash at the end. Asked when the first call is made, not before. */
    String apiBase();
}
