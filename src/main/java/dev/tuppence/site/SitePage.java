package dev.tuppence.site;

import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.Money;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.thymeleaf.web.IWebRequest;

/** What templates may ask the shell: {@code #site.relative(instant)}, {@code #site.sandbox} and so on. */
public class SitePage {

    private final Times times;
    private final @Nullable TabBadge badge;
    private final boolean sandbox;
    private final IWebRequest request;

    SitePage(Times times, @Nullable TabBadge badge, boolean sandbox, IWebRequest request) {
        this.times = times;
        this.badge = badge;
        this.sandbox = sandbox;
        this.request = request;
    }

    /** @param moment an instant, or a time with an offset or zone */
    public String relative(TemporalAccessor moment) {
        return times.relative(moment);
    }

    public String exact(TemporalAccessor moment) {
        return times.exact(moment);
    }

    public String date(TemporalAccessor moment) {
        return times.date(moment);
    }

    public String machine(TemporalAccessor moment) {
        return times.machine(moment);
    }

    /** No real money moves here. */
    public boolean isSandbox() {
        return sandbox;
    }

    public boolean isVisitor() {
        return reader() == null;
    }

    public boolean isAccount() {
        SignedInReader reader = reader();
        return reader != null && !reader.guest();
    }

    public boolean isOperator() {
        SignedInReader reader = reader();
        return reader != null && reader.roles().contains(Role.ADMIN);
    }

    /** What this reader's tab holds; none for visitors, and none while it is empty. */
    public @Nullable Money getTab() {
        SignedInReader reader = reader();
        return reader == null || badge == null
                ? null
                : badge.owed(reader.reader()).orElse(null);
    }

    /** Where the language switch leads back to. */
    public String getPath() {
        String query = request.getQueryString();
        return LocalPath.of(request.getRequestPath() + (query == null ? "" : "?" + query))
                .value();
    }

    /** Marks the part of the site this page is in. */
    public boolean in(String part) {
        String path = request.getPathWithinApplication();
        return path.equals(part) || path.startsWith(part + "/");
    }

    private static @Nullable SignedInReader reader() {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        return asking != null && asking.getPrincipal() instanceof SignedInReader reader ? reader : null;
    }
}
