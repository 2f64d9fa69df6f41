package dev.tuppence.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.Erasing;
import dev.tuppence.identity.LastAdmin;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.Roles;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two admins give and take roles; one alone cannot, and somebody stays. */
@WholeApplicationTest
class RoleChangesTests {

    @Autowired
    RoleChanges changes;

    @Autowired
    Roles roles;

    @Autowired
    Erasing erasing;

    @Autowired
    Readers readers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    ReaderId admin;
    ReaderId other;
    String mail;
    ReaderId colleague;

    @BeforeEach
    void twoAdminsAndAColleague() {
        admin = readers.readerWith(UUID.randomUUID() + "@example.org");
        other = readers.readerWith(UUID.randomUUID() + "@example.org");
        roles.grant(admin, Role.ADMIN);
        roles.grant(other, Role.ADMIN);
        mail = UUID.randomUUID() + "@example.org";
        colleague = readers.readerWith(mail);
    }

    @Test
    void aRoleIsGivenOnceAnotherAdminApproves() {
        long id = changes.request(mail, Role.FINANCE, true, admin);
        assertThat(rolesOf(colleague)).isEmpty();
        assertThatThrownBy(() -> changes.approve(id, admin)).isInstanceOf(NotDecidable.class);
        assertThat(rolesOf(colleague)).isEmpty();

        changes.approve(id, other);
        assertThat(rolesOf(colleague)).containsExactly("FINANCE");
        assertThatThrownBy(() -> changes.refuse(id, other)).isInstanceOf(NotDecidable.class);
        assertThat(changes.open()).noneMatch(open -> open.id() == id);
        assertThat(audited(id)).containsExactly("ROLE_ASKED_FOR", "ROLE_GIVEN");
    }

    @Test
    void aRefusedRoleIsNeverGiven() {
        long id = changes.request(mail, Role.SUPPORT, true, admin);
        changes.refuse(id, other);

        assertThat(rolesOf(colleague)).isEmpty();
        assertThatThrownBy(() -> changes.approve(id, other)).isInstanceOf(NotDecidable.class);
        assertThat(audited(id)).containsExactly("ROLE_ASKED_FOR", "ROLE_REFUSED");
    }

    @Test
    void nobodyAsksOrDecidesAboutThemselves() {
        String own = readers.profileOf(admin).mail();
        assertThatThrownBy(() -> changes.request(own, Role.FINANCE, true, admin))
                .isInstanceOf(NotDecidable.class);
        long id = changes.request(own, Role.ADMIN, false, other);

        assertThatThrownBy(() -> changes.approve(id, admin)).isInstanceOf(NotDecidable.class);
        assertThat(rolesOf(admin)).containsExactly("ADMIN");
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into role_decision (change_id, reader, requested_by, approved, decided_by, decided_at)
                                values (:id, :reader, :requester, true, :reader, '2026-01-01')""")
                        .param("id", id)
                        .param("reader", admin.value())
                        .param("requester", other.value())
                        .update())
                .rootCause()
                .hasMessageContaining("check constraint");
        changes.refuse(id, colleague);
    }

    @Test
    void theLastAdminStays() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from reader_role where role = 'ADMIN' and reader_id <> :last")
                    .param("last", other.value())
                    .update();
            assertThatThrownBy(() -> roles.revoke(other, Role.ADMIN)).isInstanceOf(LastAdmin.class);
            status.setRollbackOnly();
        });
        assertThat(rolesOf(other)).containsExactly("ADMIN");
    }

    @Test
    void theLastAdminIsNotForgotten() {
        assertThat(roles.isLastAdmin(other)).isFalse();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from reader_role where role = 'ADMIN' and reader_id <> :last")
                    .param("last", other.value())
                    .update();
            assertThat(roles.isLastAdmin(other)).isTrue();
            assertThat(roles.isLastAdmin(admin)).isFalse();
            assertThatThrownBy(() -> erasing.erase(other)).isInstanceOf(LastAdmin.class);
            status.setRollbackOnly();
        });
        assertThat(rolesOf(other)).containsExactly("ADMIN");
    }

    @Test
    void whatWasAskedAndDecidedCannotBeChanged() {
        for (String change : List.of(
                "delete from role_change",
                "update role_change set granted = true",
                "delete from role_decision",
                "update role_decision set approved = true")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    private List<String> rolesOf(ReaderId reader) {
        return jdbc.sql("select role from reader_role where reader_id = :reader")
                .param("reader", reader.value())
                .query(String.class)
                .list();
    }

    private List<String> audited(long id) {
        return jdbc.sql("select action from admin_audit where subject = :subject and reader = :reader order by id")
                .param("subject", "role " + id)
                .param("reader", colleague.value())
                .query(String.class)
                .list();
    }
}
