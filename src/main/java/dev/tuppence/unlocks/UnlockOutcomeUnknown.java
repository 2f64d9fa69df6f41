package dev.tuppence.unlocks;

/** The answer was lost. Trying again is safe: the same take is charged once. */
public class UnlockOutcomeUnknown extends RuntimeException {

    UnlockOutcomeUnknown(Throwable cause) {
        super(cause);
    }
}
