package dev.tuppence.unlocks;

/** Too late, or never unlocked. Nothing changed. */
public class NotReturnable extends RuntimeException {}
