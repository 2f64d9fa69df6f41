package dev.tuppence.identity;

/** Somebody has to be left who can give roles. */
public class LastAdmin extends RuntimeException {

    LastAdmin(ReaderId reader) {
        super(reader + " is the last admin");
    }
}
