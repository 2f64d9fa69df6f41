package dev.tuppence.site;

import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.SignedInReader;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What the shell around a page depends on beside its language: what kind of reader asks, and for which address.
 *
 * @param path with its query
 */
record Asking(Kind kind, String path) {

    enum Kind {
        VISITOR,
        GUEST,
        ACCOUNT,
        OPERATOR
    }

    /** Stands for every address of a page that many of them share. */
    private static final String ANYWHERE = "/" + Outline.gap(Outlines.ASKED);

    static Asking of(HttpServletRequest request) {
        String query = request.getQueryString();
        return new Asking(kindOf(signedIn()), request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    Asking anywhere() {
        return new Asking(kind, ANYWHERE);
    }

    /** Its path as a value in a query. */
    String next() {
        return path.equals(ANYWHERE)
                ? Outline.gap(Outlines.NEXT)
                : LocalPath.of(path).encoded();
    }

    /** Who asks now; none for visitors. */
    static @Nullable ReaderId reader() {
        SignedInReader reader = signedIn();
        return reader == null ? null : reader.reader();
    }

    private static Kind kindOf(@Nullable SignedInReader reader) {
        if (reader == null) {
            return Kind.VISITOR;
        }
        if (reader.operator()) {
            return Kind.OPERATOR;
        }
        return reader.guest() ? Kind.GUEST : Kind.ACCOUNT;
    }

    private static @Nullable SignedInReader signedIn() {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        return asking != null && asking.getPrincipal() instanceof SignedInReader reader ? reader : null;
    }
}
