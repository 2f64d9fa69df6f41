package dev.tuppence.screening;

/** Another one decided meanwhile, or it takes somebody else to decide. Nothing changed. */
public class NotReviewable extends RuntimeException {

    NotReviewable(long review) {
        super("Review " + review);
    }
}
