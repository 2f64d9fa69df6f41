package dev.tuppence.identity;

import java.io.Serializable;
import java.util.Set;

/**
 * Who sends this request, as the security context's principal; controllers take it as
 * {@code @AuthenticationPrincipal @Nullable SignedInReader}.
 *
 * @param guest known by a cookie only, with neither mail address nor passkey
 */
public record SignedInReader(ReaderId reader, boolean guest, Set<Role> roles) implements Serializable {

    public SignedInReader {
        roles = Set.copyOf(roles);
    }
}
