package dev.tuppence.catalog;

/** Where an article stands. */
public enum State {
    /** Never published: only the team sees it. */
    DRAFT,
    /** Readers see it and may unlock it. */
    PUBLISHED,
    /** Not offered any more; who unlocked it keeps reading. */
    WITHDRAWN
}
