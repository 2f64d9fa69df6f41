package dev.tuppence.creators;

/** This reader opened as many pages as one may. Nothing was created. */
public class TooManyPages extends RuntimeException {}
