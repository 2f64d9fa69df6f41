package dev.tuppence.payments;

import java.time.Instant;

/**
 * How a card came to be saved.
 *
 * @param authentication how its holder proved to be it, in the processor's words; {@code none} where the bank asked nothing
 */
public record CardProof(String authentication, Instant savedAt) {

    public boolean strong() {
        return !authentication.equals("none");
    }
}
