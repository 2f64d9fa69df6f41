package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import java.util.Set;

/**
 * What some kinds of events mean. Called with no transaction open, at least once per event, in any order: re-reads the object
 * at the processor, then moves a monotone state in a transaction. Ignores objects that are not ours.
 */
interface EventHandler {

    /** The processor's names, e.g. {@code payment_intent.succeeded}. */
    Set<String> types();

    void handle(EventNotice notice) throws StripeException;
}
