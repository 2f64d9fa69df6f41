package dev.tuppence.disputes;

/** The case was answered or decided before, or does not exist. Nothing was sent. */
public class NotAnswerable extends RuntimeException {

    NotAnswerable(long caseId) {
        super("Case %d takes no answer".formatted(caseId));
    }
}
