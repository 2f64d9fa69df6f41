package dev.tuppence.identity;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * What authenticators know of readers: a random handle, and the mail address as the name people pick a passkey by. The user name
 * the framework asks with is the reader's id.
 */
@Component
class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {

    private final JdbcClient jdbc;

    PasskeyUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Bytes> handleOf(ReaderId reader) {
        return jdbc.sql("select handle from passkey_user where reader_id = :reader")
                .param("reader", reader.value())
                .query((row, number) -> Bytes.fromBase64(row.getString(1)))
                .optional();
    }

    Optional<ReaderId> readerOf(Bytes handle) {
        return jdbc.sql("select reader_id from passkey_user where handle = :handle")
                .param("handle", handle.toBase64UrlString())
                .query((row, number) -> new ReaderId(row.getLong(1)))
                .optional();
    }

    /** The handle is made when first asked for. */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String id) {
        var reader = new ReaderId(Long.parseLong(id));
        jdbc.sql("insert into passkey_user (reader_id, handle) values (:reader, :handle) on conflict do nothing")
                .param("reader", reader.value())
                .param("handle", Bytes.random().toBase64UrlString())
                .update();
        return handleOf(reader).map(this::findById).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return jdbc.sql(
                        "select r.mail from passkey_user p join reader r on r.id = p.reader_id where p.handle = :handle")
                .param("handle", handle.toBase64UrlString())
                .query((row, number) -> Objects.requireNonNullElse(row.getString(1), ""))
                .optional()
                .map(mail -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle)
                        .name(mail)
                        .displayName(mail)
                        .build())
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("made when first asked for");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("handles are kept");
    }
}
