package dev.tuppence.identity.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tuppence.identity.SiteAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * What was asked of an authenticator, until its answer comes. In memory of this node: with several, the balancer has to keep a
 * browser on one for five minutes.
 */
@Component
class PasskeyChallenges {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final long MOST = 10_000;
    private static final String COOKIE = "passkey";

    private final SiteAddress site;
    private final Cache<String, Object> open =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFETIME).build();

    PasskeyChallenges(SiteAddress site) {
        this.site = site;
    }

    void keep(Object challenge, HttpServletResponse response) {
        String key = UUID.randomUUID().toString();
        open.put(key, challenge);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, key)
                        .httpOnly(true)
                        .secure(site.secure())
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(LIFETIME)
                        .build()
                        .toString());
    }

    /** Each is answered once. */
    <T> Optional<T> take(Class<T> kind, HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null
                ? Optional.empty()
                : Optional.ofNullable(open.asMap().remove(cookie.getValue()))
                        .filter(kind::isInstance)
                        .map(kind::cast);
    }
}
