package dev.tuppence.sandbox.processor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Same key and parameters: the first answer again. Kept for a day of business time, as Stripe may forget them then. */
@Repository
@Profile("sandbox")
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST = 255;

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The answer to give again, if there is one; otherwise the key is this transaction's alone until it ends. */
    Optional<Answer> begin(ApiCall call) {
        if (call.key() == null || !call.method().equals("POST")) {
            return Optional.empty();
        }
        if (call.key().length() > LONGEST) {
            String message = "Idempotency keys can be at most 255 characters.";
            throw Refusal.invalid("idempotency_key_invalid", message, "Idempotency-Key");
        }
        boolean alone = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 4711))")
                .param("key", call.account() + "/" + call.key())
                .query((row, number) -> row.getBoolean(1))
                .single();
        if (!alone) {
            throw Refusal.keyInUse(call.key());
        }
        return find(call);
    }

    void keep(ApiCall call, Answer answer) {
        if (call.key() == null || !call.method().equals("POST")) {
            return;
        }
        jdbc.sql("""
                        insert into processor.idempotency_key (account, key, fingerprint, status, body, created_at)
                        values (:account, :key, :fingerprint, :status, :body, :now)
                        on conflict (account, key) do update set fingerprint = excluded.fingerprint,
                            status = excluded.status, body = excluded.body, created_at = excluded.created_at""")
                .param("account", call.account())
                .param("key", call.key())
                .param("fingerprint", fingerprint(call))
                .param("status", answer.status())
                .param("body", answer.body())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private Optional<Answer> find(ApiCall call) {
        String fingerprint = fingerprint(call);
        return jdbc.sql("""
                        select fingerprint, status, body from processor.idempotency_key
                        where account = :account and key = :key and created_at > :since""")
                .param("account", call.account())
                .param("key", call.key())
                .param("since", OffsetDateTime.now(clock).minus(KEPT))
                .query((row, number) -> {
                    if (!row.getString("fingerprint").equals(fingerprint)) {
                        throw Refusal.keyOfOtherRequest(String.valueOf(call.key()));
                    }
                    return new Answer(row.getInt("status"), row.getString("body"), true);
                })
                .optional();
    }

    private static String fingerprint(ApiCall call) {
        try {
            String request = call.path() + " " + call.parameters().canonical();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
