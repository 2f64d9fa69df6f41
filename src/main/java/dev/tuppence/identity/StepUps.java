package dev.tuppence.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The second proof before the operator's pages, where no passkey is asked for: a code mailed separately. */
@Service
@Transactional
public class StepUps {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;
    private static final int TRIES = 5;
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentitySettings settings;
    private final Readers readers;
    private final SignIns signIns;
    private final Letters letters;
    private final RateLimit perReader;

    StepUps(
            JdbcClient jdbc,
            Clock clock,
            IdentitySettings settings,
            Readers readers,
            SignIns signIns,
            Letters letters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.readers = readers;
        this.signIns = signIns;
        this.letters = letters;
        this.perReader = new RateLimit(settings.linksPerAddressAndHour(), Duration.ofHours(1));
    }

    /** Whether a mailed code is enough here; otherwise only signing in by passkey is. */
    public boolean byMail() {
        return settings.adminProof() == IdentitySettings.AdminProof.MAILED_CODE;
    }

    /** Whether a code was mailed for this browser's sign-in that can still be used. */
    @Transactional(readOnly = true)
    public boolean awaited(SignIn signIn) {
        return jdbc.sql("""
                        select exists (select from step_up
                            where sign_in_hash = :signIn and tries_left > 0 and expires_at > :now)""")
                .param("signIn", HexFormat.of().parseHex(signIn.id()))
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /**
     * Mails a code for this browser's sign-in; an older one is void. For ten minutes another one brings no more tries, and none is
     * mailed when they are used up.
     *
     * @throws TooManyCodes when this reader had its share
     */
    public void send(SignIn signIn, Locale locale) {
        if (perReader.refuses(signIn.reader().reader().toString()).isPresent()) {
            throw new TooManyCodes();
        }
        String code = "%06d".formatted(RANDOM.nextInt(CODES));
        boolean usable = jdbc.sql("""
                        insert into step_up (sign_in_hash, code_hash, tries_left, tries_until, expires_at)
                        values (:signIn, :code, :tries, :expiresAt, :expiresAt)
                        on conflict (sign_in_hash) do update set
                            code_hash = excluded.code_hash, expires_at = excluded.expires_at,
                            tries_left = case when step_up.tries_until > :now then step_up.tries_left else excluded.tries_left end,
                            tries_until = case when step_up.tries_until > :now then step_up.tries_until else excluded.tries_until end
                        returning tries_left > 0""")
                .param("signIn", HexFormat.of().parseHex(signIn.id()))
                .param("code", new SecretToken(code).sha256())
                .param("tries", TRIES)
                .param("now", OffsetDateTime.now(clock))
                .param("expiresAt", OffsetDateTime.now(clock).plus(LIFETIME))
                .query(Boolean.class)
                .single();
        if (usable) {
            String mail = readers.profileOf(signIn.reader().reader()).mail();
            letters.send(
                    Objects.requireNonNull(mail, "a guest has no mail"),
                    "identity.step-up.mail",
                    locale,
                    code,
                    LIFETIME.toMinutes());
        }
    }

    /** Lets an operator in. */
    public boolean confirm(SignIn signIn, String code) {
        boolean right = prove(signIn, code);
        if (right) {
            signIns.believeAdmin(signIn);
        }
        return right;
    }

    /** A code is good for five tries in ten minutes; the right one is used up. */
    public boolean prove(SignIn signIn, String code) {
        byte[] id = HexFormat.of().parseHex(signIn.id());
        boolean right = jdbc.sql("""
                        update step_up set tries_left = tries_left - 1
                        where sign_in_hash = :signIn and tries_left > 0 and expires_at > :now
                        returning code_hash = :code""")
                .param("signIn", id)
                .param("now", OffsetDateTime.now(clock))
                .param("code", new SecretToken(code.strip()).sha256())
                .query((row, number) -> row.getBoolean(1))
                .optional()
                .orElse(false);
        if (right) {
            jdbc.sql("delete from step_up where sign_in_hash = :signIn")
                    .param("signIn", id)
                    .update();
        }
        return right;
    }
}
