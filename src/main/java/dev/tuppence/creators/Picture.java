package dev.tuppence.creators;

/**
 * A picture as kept, cleaned of everything but what is seen.
 *
 * @param hash names its content; nobody guesses it
 * @param kind {@code png}, {@code jpg} or {@code svg}; also the end of its address
 * @param name what the file was called, to tell one from another
 * @param width in pixels, as {@code height}
 */
public record Picture(String hash, String kind, String name, int width, int height) {

    /** Where this site serves it. */
    public String address() {
        return "/media/" + hash + "." + kind;
    }
}
