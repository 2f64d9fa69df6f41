package dev.tuppence.catalog;

/** Nothing of this upload was taken. */
public class ImportRefused extends RuntimeException {

    /** Why not. */
    public enum Reason {
        /** As many imports of this creator are under way as may be. */
        BUSY,
        /** Not one file in it. */
        EMPTY,
        /** More files than one import may have. */
        TOO_MANY_FILES,
        /** More bytes, unpacked, than one import may have. */
        TOO_LARGE,
        /** A zip that cannot be unpacked. */
        BROKEN_ZIP
    }

    private final Reason reason;

    ImportRefused(Reason reason) {
        super("Import refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
