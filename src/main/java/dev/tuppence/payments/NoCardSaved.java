package dev.tuppence.payments;

/** The payer has no card on file. Nothing was asked of the processor. */
public class NoCardSaved extends RuntimeException {

    NoCardSaved(Payer payer) {
        super("Payer %d has no card".formatted(payer.value()));
    }
}
