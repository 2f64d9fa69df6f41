package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Card payments off-session: one PaymentIntent per reference, however often it is tried. */
@Service
public class CardPayments {

    /**
     * Asks for a card payment; joins the caller's transaction, the processor is called after it. The outcome comes as one of
     * {@link CardPaymentSucceeded}, {@link CardPaymentDeclined}, {@link CardPaymentNeedsAuthentication}. Asking again for the
     * same reference changes nothing.
     *
     * @param reference the caller's id of what is paid, e.g. {@code settlement-42}
     * @param amount what a card can be charged, see {@link Money#chargeable()}
     */
    public void request(String reference, Payer payer, Money amount) {
        throw new UnsupportedOperationException();
    }

    /** Tries a declined payment again with the payer's card of today: same PaymentIntent, next attempt. */
    public void retry(String reference) {
        throw new UnsupportedOperationException();
    }

    /** Where the payer authenticates the payment that waits for it; afterwards the browser comes back to {@code returnTo}. */
    public Optional<URI> authenticate(String reference, URI returnTo) {
        throw new UnsupportedOperationException();
    }

    /** Asks the processor for the outcome now, without waiting for its webhook. */
    public void refresh(String reference) {
        throw new UnsupportedOperationException();
    }
}
