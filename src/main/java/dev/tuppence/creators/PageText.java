package dev.tuppence.creators;

/**
 * What a team may change about its page.
 *
 * @param name 1 to 80 characters
 * @param bio at most 1000 characters
 * @param accent {@code #rrggbb}
 */
public record PageText(String name, String bio, String accent) {}
