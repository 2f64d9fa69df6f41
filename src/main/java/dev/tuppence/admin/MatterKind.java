package dev.tuppence.admin;

import dev.tuppence.identity.Role;
import java.util.Set;

/** What a person has to see to, and whose work that is beside admins'. */
public enum MatterKind {
    /** A dispute without an answer. */
    CASE(Role.SUPPORT, Role.FINANCE),
    /** A correction that waits for another one's word. */
    ADJUSTMENT(Role.FINANCE),
    /** A change of roles that does. */
    ROLE(),
    /** A creator whose readers are looked at. */
    REVIEW(Role.SUPPORT, Role.FINANCE),
    /** What differs from the processor. */
    BREAK(Role.FINANCE),
    /** Transfers that the processor refuses. */
    TRANSFER(Role.FINANCE),
    /** Support wants a reader to have more than one may give alone. */
    GOODWILL(Role.FINANCE),
    /** What did not arrive on a card. */
    REFUND(Role.SUPPORT, Role.FINANCE),
    /** A creator's money that breaks a step of ours. */
    BROKEN(Role.FINANCE),
    /** A creator to whom nothing is transferred. */
    PAYOUT(Role.FINANCE),
    /** What the processor told and we could not take. */
    EVENT(Role.FINANCE),
    /** A creator objects to a takedown. */
    OBJECTION(),
    /** Charges of a misused session that wait for another one's word. */
    MISUSE(),
    /** Books that do not hold. */
    BOOKS(Role.FINANCE);

    private final Set<Role> roles;

    MatterKind(Role... roles) {
        this.roles = Set.of(roles);
    }

    public boolean concerns(Set<Role> operator) {
        return operator.contains(Role.ADMIN) || operator.stream().anyMatch(roles::contains);
    }
}
