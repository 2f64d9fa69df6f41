package dev.tuppence.payments;

/** The processor works on it, or did not answer. Neither paid nor declined. */
class OutcomeUnknown extends RuntimeException {

    OutcomeUnknown(String reference) {
        super("No outcome of %s yet".formatted(reference));
    }
}
