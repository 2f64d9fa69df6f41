package dev.tuppence.unlocks;

import org.springframework.stereotype.Component;

/** Signs quotes into forms and reads them back. */
@Component
public class Quotes {

    public String sign(Quote quote) {
        throw new UnsupportedOperationException();
    }

    /** @throws ForgedQuote when this server did not sign it */
    public Quote read(String signed) {
        throw new UnsupportedOperationException();
    }
}
