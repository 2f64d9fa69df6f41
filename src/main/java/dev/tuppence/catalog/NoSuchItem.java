package dev.tuppence.catalog;

/** There is no such published item, or it is another creator's. */
public class NoSuchItem extends RuntimeException {

    public NoSuchItem(String what) {
        super("No item " + what);
    }
}
