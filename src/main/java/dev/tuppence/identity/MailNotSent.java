package dev.tuppence.identity;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The mail server did not take a mail somebody is waiting for. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class MailNotSent extends RuntimeException {

    MailNotSent(Throwable cause) {
        super(cause);
    }
}
