package dev.tuppence.identity;

/** What a reader may do beyond reading. Creators need none: their team decides. */
public enum Role {
    /** Answers readers and creators: sees their pages and cases. */
    SUPPORT,
    /** Looks after the money: corrections, transfers, collection, the books. */
    FINANCE,
    /** Everything, and who has which role. */
    ADMIN
}
