package dev.tuppence.unlocks;

import java.util.Arrays;

/** Why something was given back; optional where a reader does it, and shown to creators as counts only. */
public enum ReturnReason {
    NONE,
    BY_MISTAKE,
    NOT_AS_DESCRIBED,
    TOO_SHORT,
    ALREADY_KNEW,
    /** The platform took the item away from everybody. */
    TAKEN_DOWN,
    /** The platform does not believe that it was bought to be read. */
    NOT_GENUINE,
    /** Somebody or something else clicked in the reader's name. */
    NOT_BY_READER;

    /** What only the platform may say. It counts neither as bought nor as returned by the reader. */
    public boolean ofPlatform() {
        return compareTo(TAKEN_DOWN) >= 0;
    }

    static String[] namesOfPlatform() {
        return Arrays.stream(values())
                .filter(ReturnReason::ofPlatform)
                .map(ReturnReason::name)
                .toArray(String[]::new);
    }
}
