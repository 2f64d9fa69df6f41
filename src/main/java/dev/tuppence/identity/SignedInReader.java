package dev.tuppence.identity;

import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/**
 * Who sends this request, as the security context's principal; controllers take it as
 * {@code @AuthenticationPrincipal @Nullable SignedInReader}.
 *
 * @param guest known by a cookie only, with neither mail address nor passkey
 * @param locale what the reader chose; the request's locale may differ
 */
public record SignedInReader(ReaderId reader, boolean guest, Set<Role> roles, Locale locale, ZoneId zone)
        implements Serializable {

    public SignedInReader {
        roles = Set.copyOf(roles);
    }

    public SignedInReader(ReaderId reader, boolean guest, Set<Role> roles) {
        this(reader, guest, roles, Locale.ENGLISH, ZoneOffset.UTC);
    }

    /** Works for the platform, in whichever role. */
    public boolean operator() {
        return !roles.isEmpty();
    }
}
