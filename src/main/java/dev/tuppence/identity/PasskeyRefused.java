package dev.tuppence.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A passkey is not known here, or its answer is not to what was asked. Nobody was signed in, nothing was added. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class PasskeyRefused extends RuntimeException {

    public PasskeyRefused(@Nullable Throwable cause) {
        super(cause);
    }
}
