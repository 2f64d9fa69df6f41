package dev.tuppence.settlement;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such settlement, or it is another reader's. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchSettlement extends RuntimeException {

    NoSuchSettlement(long settlement) {
        super("No settlement %d".formatted(settlement));
    }
}
