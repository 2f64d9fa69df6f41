package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.Roles;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One admin asks that somebody gets or loses a role, another one decides. Each step is in the audit log. */
@Service
@Transactional
public class RoleChanges {

    private static final int MOST = 100;

    private final RoleChangeRows rows;
    private final Roles roles;
    private final Readers readers;
    private final AuditLog audit;

    RoleChanges(RoleChangeRows rows, Roles roles, Readers readers, AuditLog audit) {
        this.rows = rows;
        this.roles = roles;
        this.readers = readers;
        this.audit = audit;
    }

    /**
     * @param mail of an account
     * @throws NotDecidable when nobody has this address, or it is the admin's own
     */
    public long request(String mail, Role role, boolean granted, ReaderId admin) {
        ReaderId reader = readers.find(mail)
                .filter(found -> !found.equals(admin))
                .orElseThrow(() -> new NotDecidable("Role of another"));
        long id = rows.add(reader, role, granted, admin);
        audit.add(admin, granted ? AuditAction.ROLE_ASKED_FOR : AuditAction.ROLE_ASKED_BACK, "role " + id, reader);
        return id;
    }

    /**
     * @throws NotDecidable when it was decided before, is the admin's own request or about the admin
     * @throws dev.tuppence.identity.LastAdmin when nobody would be left to give roles
     */
    public void approve(long id, ReaderId admin) {
        RoleChange change = decide(id, true, admin);
        if (change.granted()) {
            roles.grant(change.reader(), change.role());
        } else {
            roles.revoke(change.reader(), change.role());
        }
        audit.add(
                admin,
                change.granted() ? AuditAction.ROLE_GIVEN : AuditAction.ROLE_TAKEN,
                "role " + id,
                change.reader());
    }

    /** @throws NotDecidable when it was decided before, is the admin's own request or about the admin */
    public void refuse(long id, ReaderId admin) {
        RoleChange change = decide(id, false, admin);
        audit.add(admin, AuditAction.ROLE_REFUSED, "role " + id, change.reader());
    }

    /** What nobody decided yet, oldest first. */
    @Transactional(readOnly = true)
    public List<RoleChange> open() {
        return rows.oldest(MOST);
    }

    private RoleChange decide(long id, boolean approved, ReaderId admin) {
        return rows.open(id)
                .filter(open -> open.decidableBy(admin))
                .filter(open -> rows.decide(open, approved, admin))
                .orElseThrow(() -> new NotDecidable("Role " + id));
    }
}
