package dev.tuppence.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Which browsers speak for whom. The secret is in the browser only, here is its hash. Reading costs no query while the sign-in is
 * remembered on this node, and one write a day at most; another node may believe an ended sign-in for a minute.
 */
@Service
public class SignIns {

    private static final Duration STALENESS = Duration.ofSeconds(60);
    private static final long REMEMBERED = 50_000;
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentitySettings settings;
    private final SignInCookies cookies;
    private final ProofOfAccess proofs;
    private final Cache<String, SignIn> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(STALENESS)
            .build();

    SignIns(JdbcClient jdbc, Clock clock, IdentitySettings settings, SignInCookies cookies, ProofOfAccess proofs) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.cookies = cookies;
        this.proofs = proofs;
    }

    /** A new browser speaks for this reader. The cookie is what it has to send; there is no way to see it again. */
    public SignInCookie start(ReaderId reader, SignInMethod method) {
        var token = SecretToken.random();
        jdbc.sql("""
                        insert into sign_in (token_hash, reader_id, method, created_at, last_seen_on)
                        values (:hash, :reader, :method, :now, :yesterday)""")
                .param("hash", token.sha256())
                .param("reader", reader.value())
                .param("method", method.name())
                .param("now", OffsetDateTime.now(clock))
                .param("yesterday", today().minusDays(1)) // so that its first visit leaves a proof
                .update();
        return new SignInCookie(cookies.name(), token.value());
    }

    /** @param visit asked for where it leaves a proof */
    Optional<SignIn> find(String token, Supplier<Visit> visit) {
        String id = HEX.formatHex(new SecretToken(token).sha256());
        SignIn known = remembered.getIfPresent(id);
        if (known != null && known.lastSeenOn().equals(today())) {
            return Optional.of(known);
        }
        Optional<SignIn> found = load(id).map(signIn -> seen(signIn, visit));
        found.ifPresent(signIn -> remembered.put(id, signIn));
        return found;
    }

    /** Ends one browser's sign-in; ending it twice is fine. */
    public void end(SignIn signIn) {
        jdbc.sql("delete from sign_in where token_hash = :hash")
                .param("hash", HEX.parseHex(signIn.id()))
                .update();
        remembered.invalidate(signIn.id());
    }

    /** Ends this reader's sign-ins in every browser. */
    public void endAll(ReaderId reader) {
        jdbc.sql("delete from sign_in where reader_id = :reader")
                .param("reader", reader.value())
                .update();
        forget(reader);
    }

    void believeAdmin(SignIn signIn) {
        jdbc.sql("update sign_in set admin_until = :until where token_hash = :hash")
                .param("until", OffsetDateTime.now(clock).plus(settings.adminProofLifetime()))
                .param("hash", HEX.parseHex(signIn.id()))
                .update();
        remembered.invalidate(signIn.id());
    }

    /** A passkey proves enough anywhere; a mailed code for a while, where the settings take it. */
    boolean provesAdmin(SignIn signIn) {
        Instant until = signIn.adminUntil();
        return signIn.method() == SignInMethod.PASSKEY
                || settings.adminProof() == IdentitySettings.AdminProof.MAILED_CODE
                        && until != null
                        && until.isAfter(clock.instant());
    }

    /** What this node remembers of the reader may have changed. */
    void forget(ReaderId reader) {
        remembered.asMap().values().removeIf(signIn -> signIn.reader().reader().equals(reader));
    }

    private SignIn seen(SignIn signIn, Supplier<Visit> visit) {
        if (signIn.lastSeenOn().equals(today())) {
            return signIn;
        }
        proofs.record(signIn.reader().reader(), signIn.id(), signIn.method(), today(), visit.get());
        jdbc.sql("update sign_in set last_seen_on = :today where token_hash = :hash")
                .param("today", today())
                .param("hash", HEX.parseHex(signIn.id()))
                .update();
        return new SignIn(signIn.id(), signIn.reader(), signIn.method(), today(), signIn.adminUntil());
    }

    private Optional<SignIn> load(String id) {
        return jdbc.sql("""
                        select encode(s.token_hash, 'hex') as id, s.reader_id, s.method, s.last_seen_on, s.admin_until,
                               r.mail is null as guest, r.locale, r.zone,
                               array(select role from reader_role where reader_id = r.id) as roles
                        from sign_in s join reader r on r.id = s.reader_id
                        where s.token_hash = :hash and s.last_seen_on >= :oldest""")
                .param("hash", HEX.parseHex(id))
                .param("oldest", today().minusDays(settings.signInLifetime().toDays()))
                .query(SignInRows::signIn)
                .optional();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
