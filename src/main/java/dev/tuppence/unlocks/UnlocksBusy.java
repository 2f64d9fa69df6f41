package dev.tuppence.unlocks;

/** Too many unlocks wait. Nothing was charged; try again in a second. */
public class UnlocksBusy extends RuntimeException {}
