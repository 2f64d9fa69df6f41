package dev.tuppence.sandbox;

/** Something outside the application that acts by time: the sandbox runs it whenever its clock was moved. */
public interface DueWork {

    /** Does what is due by the clock and returns when it is done. Not inside a transaction. */
    void runDue();
}
