package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.unlocks.ForgedQuote;
import dev.tuppence.unlocks.Quote;
import dev.tuppence.unlocks.Quotes;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The way over a saved card or a paid tab back to the article that was clicked. The address carries the quote; that the click
 * was the reader's own says a cookie, because anybody can write a link.
 */
@Component
class Detour {

    private static final String CLICKED = "clicked";
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Quotes quotes;

    Detour(Quotes quotes) {
        this.quotes = quotes;
    }

    /** Remembers the click and answers with the address that ends the detour. */
    String from(Offer offer, String signed, HttpServletRequest request, HttpServletResponse response) {
        remember(signed, LONGEST, offer, request, response);
        return ReadingView.addressOf(offer) + "?unlock=" + signed; // digits, letters, dots and dashes only
    }

    /** The page's button as it is after the detour: as before when nothing became dearer meanwhile. */
    Arrival back(Reading reading, String signed, HttpServletRequest request, HttpServletResponse response) {
        GateView gate = reading.view().gate();
        String offered = reading.quote();
        if (gate == null || offered == null) {
            return new Arrival(reading, Answer.OFFERED);
        }
        try {
            Quote before = quotes.read(signed);
            Quote now = quotes.read(offered);
            if (!before.item().equals(now.item()) || before.take() != now.take()) {
                return new Arrival(reading, Answer.OFFERED);
            }
            if (now.price().currency() != before.price().currency()
                    || now.price().exceeds(before.price())) {
                return new Arrival(reading, Answer.STALE);
            }
            boolean clicked = clicked(reading.view().offer(), signed, request, response);
            return new Arrival(clicked ? reading.with(gate.goingOn()) : reading, Answer.BACK);
        } catch (ForgedQuote forged) {
            return new Arrival(reading, Answer.OFFERED);
        }
    }

    /** Once: a second look at the same address shows the button and waits. */
    private static boolean clicked(
            Offer offer, String signed, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, CLICKED);
        if (cookie == null || !signed.equals(cookie.getValue())) {
            return false;
        }
        remember("", Duration.ZERO, offer, request, response);
        return true;
    }

    private static void remember(
            String signed, Duration until, Offer offer, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(CLICKED, signed)
                .path(ReadingView.addressOf(offer))
                .maxAge(until)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax") // comes along when the card page leads back here
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    record Arrival(Reading reading, Answer answer) {}
}
