package dev.tuppence.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The languages every page is written in, and how a browser says which it wants. */
@Component
public class Languages {

    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.KOREAN);
    private static final String COOKIE = "lang";

    private static final int REMEMBERED_CHARACTERS = 64 * 1024;

    private final SiteAddress address;
    private final Cache<String, Locale> asked = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_CHARACTERS)
            .weigher((String said, Locale language) -> said.length())
            .build(); // by what browsers say: most say the same

    Languages(SiteAddress address) {
        this.address = address;
    }

    /** One of ours, by its tag; empty for any other. */
    public Optional<Locale> named(@Nullable String tag) {
        return ALL.stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst();
    }

    /** What this browser chose on a page. */
    public Optional<Locale> chosen(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : named(cookie.getValue());
    }

    /** The first language of ours among those the browser asks for, with its region: it decides how amounts and dates look. */
    public Locale accepted(HttpServletRequest request) {
        String said = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return said == null ? Locale.ENGLISH : asked.get(said, fresh -> firstOfOurs(request));
    }

    private Locale firstOfOurs(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> named(locale.getLanguage()).isPresent())
                .map(locale -> Locale.of(locale.getLanguage(), locale.getCountry()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    public void choose(Locale language, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, language.toLanguageTag())
                        .httpOnly(true)
                        .secure(address.secure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(Duration.ofDays(400))
                        .build()
                        .toString());
    }
}
