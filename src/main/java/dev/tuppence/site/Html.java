package dev.tuppence.site;

/** Text that is HTML already, cleaned by whoever made it: it is not escaped again. */
public record Html(String text) {}
