package dev.tuppence.catalog;

/** Somebody else, or another window, changed this article since it was opened. Nothing was saved. */
public class ChangedMeanwhile extends RuntimeException {

    private final int revision;

    ChangedMeanwhile(int revision) {
        super("Changed meanwhile, now at revision " + revision);
        this.revision = revision;
    }

    /** What stands now: an edit that names it replaces it. */
    public int revision() {
        return revision;
    }
}
