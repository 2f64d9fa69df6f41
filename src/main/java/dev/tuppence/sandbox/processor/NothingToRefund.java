package dev.tuppence.sandbox.processor;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The payment was not made, was given back already, or its cardholder's bank took it back. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NothingToRefund extends RuntimeException {

    NothingToRefund(Refusal refusal) {
        super(refusal.getMessage(), refusal);
    }
}
