package dev.tuppence.admin;

/** What an admin did. */
public enum AuditAction {
    CASE_VIEWED,
    CASE_ACCEPTED,
    CASE_CONTESTED,
    READER_REINSTATED,
    READER_VIEWED,
    SETTLEMENT_VIEWED,
    CREATOR_VIEWED,
    CREATOR_TRUSTED,
    CREATOR_NOT_TRUSTED,
    EVENT_TRIED_AGAIN,
    SELF_CHECK_RUN
}
