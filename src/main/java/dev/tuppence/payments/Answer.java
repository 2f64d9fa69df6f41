package dev.tuppence.payments;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import org.jspecify.annotations.Nullable;

/** What the processor definitively said to an attempt. */
sealed interface Answer<T> {

    record Done<T>(T object) implements Answer<T> {}

    /**
     * Nothing was done.
     *
     * @param code the processor's error code, or for cards its decline code
     * @param intent as the error showed it, for declined cards
     */
    record Refused<T>(String code, boolean card, @Nullable PaymentIntent intent) implements Answer<T> {}

    /** A card error or another 4xx is an answer; a conflict, an overload, a 5xx or silence is none. */
    static boolean definitive(StripeException e) {
        Integer status = e.getStatusCode();
        return e instanceof CardException
                || status != null && status >= 400 && status < 500 && status != 401 && status != 409 && status != 429;
    }

    static <T> Answer<T> refused(StripeException e) {
        StripeError error = e.getStripeError();
        PaymentIntent intent = error == null ? null : error.getPaymentIntent();
        return new Refused<>(codeOf(e), e instanceof CardException, intent);
    }

    private static String codeOf(StripeException e) {
        if (e instanceof CardException card && card.getDeclineCode() != null) {
            return card.getDeclineCode();
        }
        return e.getCode() == null ? "http_" + e.getStatusCode() : e.getCode();
    }
}
