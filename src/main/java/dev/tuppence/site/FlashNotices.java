package dev.tuppence.site;

import dev.tuppence.identity.SiteAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * What a redirect says on the page it leads to, carried by a cookie because there are no sessions: the flash attribute
 * {@code notice}, a message key, shown by the layout. Nothing else can be carried.
 */
@Component("flashMapManager")
class FlashNotices extends AbstractFlashMapManager {

    static final String NOTICE = "notice";
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9.-]{0,99}");
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final SiteAddress address;

    FlashNotices(SiteAddress address) {
        this.address = address;
    }

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NOTICE);
        if (cookie == null || !KEY.matcher(cookie.getValue()).matches()) {
            return null;
        }
        var notice = new FlashMap();
        notice.put(NOTICE, cookie.getValue());
        return new ArrayList<>(List.of(notice)); // the framework removes what it took
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
        if (maps.isEmpty()) {
            set("", Duration.ZERO, response);
            return;
        }
        FlashMap last = maps.getLast();
        if (last.size() != 1
                || !(last.get(NOTICE) instanceof String key)
                || !KEY.matcher(key).matches()) {
            throw new IllegalStateException(
                    "A redirect carries a notice, a message key, and nothing else: " + last.keySet());
        }
        set(key, LIFETIME, response);
    }

    private void set(String value, Duration age, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NOTICE, value)
                        .httpOnly(true)
                        .secure(address.secure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
