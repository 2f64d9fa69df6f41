package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The processor did not say what became of a call: no answer, an overload or its own failure. Asking again is safe. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class ProcessorSilent extends RuntimeException {

    ProcessorSilent(String what, StripeException cause) {
        super("No definitive answer to %s".formatted(what), cause);
    }
}
