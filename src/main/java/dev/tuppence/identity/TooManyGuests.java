package dev.tuppence.identity;

/** This network opened as many tabs without an account as one network may in a day. Nothing was charged. */
public class TooManyGuests extends RuntimeException {}
