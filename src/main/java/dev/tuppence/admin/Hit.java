package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an id names.
 *
 * @param address where it is shown
 * @param reader who was found by a mail address
 */
public record Hit(
        Kind kind, String name, String address, @Nullable ReaderId reader) {

    /** Whose work that is beside admins'. */
    public enum Kind {
        READER(Role.SUPPORT),
        CREATOR(Role.SUPPORT, Role.FINANCE),
        SETTLEMENT(Role.SUPPORT, Role.FINANCE),
        CASE(Role.SUPPORT, Role.FINANCE),
        TRANSFER(Role.SUPPORT, Role.FINANCE),
        ADJUSTMENT(Role.FINANCE);

        private final Set<Role> roles;

        Kind(Role... roles) {
            this.roles = Set.of(roles);
        }
    }

    Hit(Kind kind, Object name, String address) {
        this(kind, name.toString(), address, null);
    }

    boolean concerns(Set<Role> operator) {
        return operator.contains(Role.ADMIN) || operator.stream().anyMatch(kind.roles::contains);
    }
}
