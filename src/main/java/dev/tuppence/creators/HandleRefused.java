package dev.tuppence.creators;

/** This handle cannot be had. Nothing was created. */
public class HandleRefused extends RuntimeException {

    /** Why not. */
    public enum Reason {
        /** Not 3 to 30 of a-z, 0-9 and single hyphens. */
        MALFORMED,
        /** The site's own, or looks like it. */
        RESERVED,
        /** Another's, or looks like another's. */
        TAKEN
    }

    private final Reason reason;

    HandleRefused(String handle, Reason reason) {
        super("%s is %s".formatted(handle, reason));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
