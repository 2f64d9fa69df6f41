package dev.tuppence.payments;

import org.springframework.stereotype.Service;

/** The platform's answers to disputes. */
@Service
public class DisputedPayments {

    /** Gives in; {@link DisputeClosed} follows. Joins the caller's transaction, the processor is called after it. */
    public void accept(String dispute) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sends evidence; {@link DisputeClosed} follows when the bank decides. Joins the caller's transaction, the processor is
     * called after it.
     *
     * @param evidence plain text, without titles of what was read
     */
    public void contest(String dispute, String evidence) {
        throw new UnsupportedOperationException();
    }
}
