package dev.tuppence.site;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** An operator's address that is not for this operator: to them it does not exist. */
class ClosedDoor extends ResponseStatusException {

    ClosedDoor(String address) {
        super(HttpStatus.NOT_FOUND, address);
    }
}
