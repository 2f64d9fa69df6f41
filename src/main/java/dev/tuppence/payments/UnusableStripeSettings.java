package dev.tuppence.payments;

/** The settings for the processor cannot be used; the message is one sentence that says why. */
public class UnusableStripeSettings extends RuntimeException {

    UnusableStripeSettings(String sentence) {
        super(sentence);
    }
}
