package dev.tuppence.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** How the secret travels: never to scripts, not with other sites' forms, over https bound to exactly this host. */
@Component
class SignInCookies {

    private static final Duration LONGEST = Duration.ofDays(400); // browsers keep none longer
    private static final int TOKEN_LENGTH = 43;

    private final SiteAddress address;

    SignInCookies(SiteAddress address) {
        this.address = address;
    }

    String name() {
        return address.secure() ? "__Host-reader" : "reader";
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name());
        return cookie == null || cookie.getValue().length() != TOKEN_LENGTH
                ? Optional.empty()
                : Optional.of(cookie.getValue());
    }

    void write(SignInCookie cookie, HttpServletResponse response) {
        set(cookie.value(), LONGEST, response);
    }

    void clear(HttpServletResponse response) {
        set("", Duration.ZERO, response);
    }

    private void set(String value, Duration age, HttpServletResponse response) {
        String cookie = ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(address.secure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
        String mine = name() + "=";
        if (Arrays.stream(response.getHeaders(HttpHeaders.SET_COOKIE).toArray(String[]::new))
                .anyMatch(header -> header.startsWith(mine))) {
            throw new IllegalStateException("Two sign-ins in one answer");
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }
}
