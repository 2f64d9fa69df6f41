package dev.tuppence.payments;

/** The processor refused what we never expected it to refuse; nothing was done there. Its code is in the call's row. */
public class ProcessorRefused extends RuntimeException {

    ProcessorRefused(String key) {
        super("Refused: %s".formatted(key));
    }
}
