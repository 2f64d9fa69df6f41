package dev.tuppence.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Readers without an account: a cookie is all there is. */
@Component
public class Guests {

    /**
     * Whoever sends this request; a visitor becomes a guest and gets the cookie.
     *
     * @throws TooManyGuests when this network brought forth its share of guests today
     */
    public SignedInReader signedInOrGuest(HttpServletRequest request, HttpServletResponse response) {
        throw new UnsupportedOperationException();
    }
}
