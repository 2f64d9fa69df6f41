package dev.tuppence.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets who a reader was. The number stays, so that what is booked under it still adds up, and proofs of access stay for the time
 * in which a bank may ask for them.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Erasing {

    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final Roles roles;
    private final Clock clock;

    Erasing(JdbcClient jdbc, SignIns signIns, Roles roles, Clock clock) {
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.roles = roles;
        this.clock = clock;
    }

    /** @throws LastAdmin when nobody else is one */
    public void erase(ReaderId reader) {
        signIns.endAll(reader);
        forReader("delete from mail_link where mail = (select mail from reader where id = :reader)", reader);
        forReader("""
                delete from user_credentials
                where user_entity_user_id in (select handle from passkey_user where reader_id = :reader)""", reader);
        forReader("delete from passkey_user where reader_id = :reader", reader);
        roles.revokeAll(reader);
        jdbc.sql("""
                        update reader set mail = null, signed_up_at = null, locale = 'en', zone = 'UTC', country = 'ZZ', erased_at = :now
                        where id = :reader""")
                .param("now", OffsetDateTime.now(clock))
                .param("reader", reader.value())
                .update();
    }

    private void forReader(String sql, ReaderId reader) {
        jdbc.sql(sql).param("reader", reader.value()).update();
    }
}
