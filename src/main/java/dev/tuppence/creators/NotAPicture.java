package dev.tuppence.creators;

/** This file was not kept as a picture. */
public class NotAPicture extends RuntimeException {

    /** Why not. */
    public enum Reason {
        /** Neither PNG, JPEG, GIF nor SVG, or broken. */
        UNREADABLE,
        /** More bytes than one picture may have. */
        TOO_LARGE,
        /** More pixels than we decode. */
        TOO_MANY_PIXELS,
        /** The creator's pictures together would be more than one creator may keep. */
        NO_ROOM
    }

    private final Reason reason;

    NotAPicture(Reason reason) {
        super("Not a picture: " + reason);
        this.reason = reason;
    }

    NotAPicture(Reason reason, Throwable cause) {
        super("Not a picture: " + reason, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
