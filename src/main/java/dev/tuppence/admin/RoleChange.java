package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Role;
import java.time.Instant;

/**
 * A role that somebody shall get or lose, as long as nobody decided.
 *
 * @param granted or taken away
 */
public record RoleChange(
        long id, ReaderId reader, String mail, Role role, boolean granted, ReaderId requestedBy, Instant requestedAt) {

    /** Who asked does not decide, nor whom it is about. */
    public boolean decidableBy(ReaderId admin) {
        return !admin.equals(requestedBy) && !admin.equals(reader);
    }
}
