package dev.tuppence.reversals;

/** It was taken down, answered or restored before. Nothing changed. */
public class NotTakenDown extends RuntimeException {

    NotTakenDown(long what) {
        super("Takedown " + what);
    }
}
