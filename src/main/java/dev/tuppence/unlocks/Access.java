package dev.tuppence.unlocks;

import java.time.Instant;

/** What a reader may do with an item: read it, or unlock it. */
public sealed interface Access {

    /**
     * The reader has it.
     *
     * @param version the version bought
     * @param take names the charge when it is returned; 0 for what was never charged
     * @param returnableUntil passed when it can no longer be returned, {@link Instant#MIN} for what was never charged
     */
    record Held(int version, int take, Instant since, Instant returnableUntil) implements Access {}

    /** Free for everyone. */
    record Free() implements Access {}

    /** To be had for this quote, signed for the form. */
    record Offered(Quote quote, String signed) implements Access {}
}
