package dev.tuppence.identity;

import dev.tuppence.money.CurrencyCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All readers, guests and accounts. */
@Service
@Transactional
public class Readers {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SignIns signIns;
    private final ApplicationEventPublisher events;

    Readers(JdbcClient jdbc, Clock clock, SignIns signIns, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.signIns = signIns;
        this.events = events;
    }

    /** Signing up is signing in for the first time. The address is compared without case. */
    public ReaderId readerWith(String mail) {
        return readerWith(mail, Locale.ENGLISH, ZoneOffset.UTC);
    }

    ReaderId readerWith(String mail, Locale locale, ZoneId zone) {
        return find(mail).orElseGet(() -> {
            Optional<ReaderId> added = add(canonical(mail), locale, zone);
            added.ifPresent(reader -> events.publishEvent(new ReaderSignedUp(reader)));
            return added.or(() -> find(mail)).orElseThrow(); // somebody else was first
        });
    }

    @Transactional(readOnly = true)
    public Optional<ReaderId> find(String mail) {
        return jdbc.sql("select id from reader where mail = :mail")
                .param("mail", canonical(mail))
                .query((row, number) -> new ReaderId(row.getLong(1)))
                .optional();
    }

    @Transactional(readOnly = true)
    public boolean exists(ReaderId reader) {
        return jdbc.sql("select exists (select from reader where id = :id)")
                .param("id", reader.value())
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Profile profileOf(ReaderId reader) {
        return jdbc.sql("select id, mail, locale, zone, country, home_currency from reader where id = :id")
                .param("id", reader.value())
                .query(Readers::profile)
                .single();
    }

    /** Whether a guest ended in an account; while the caller's transaction runs, that stays so. */
    public boolean isMerged(ReaderId reader) {
        return jdbc.sql("select merged_into is not null from reader where id = :id for share")
                .param("id", reader.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** What readers choose for themselves. */
    public void change(ReaderId reader, Locale locale, ZoneId zone, CurrencyCode homeCurrency) {
        jdbc.sql("update reader set locale = :locale, zone = :zone, home_currency = :currency where id = :id")
                .param("locale", locale.toLanguageTag())
                .param("zone", zone.getId())
                .param("currency", homeCurrency.name())
                .param("id", reader.value())
                .update();
        events.publishEvent(new ProfileChanged(reader));
        signIns.forget(reader);
    }

    /**
     * Where a reader lives, as far as anybody knows: what was said last counts, by the reader or by a card. Nobody gains by a wrong
     * one, since prices stay the same.
     *
     * @param country ISO 3166-1 alpha-2; {@code ZZ} says nothing
     */
    public void liveIn(ReaderId reader, String country) {
        int changed = jdbc.sql("""
                        update reader set country = :country
                        where id = :id and country <> :country and :country <> 'ZZ'""")
                .param("country", country)
                .param("id", reader.value())
                .update();
        if (changed > 0) {
            events.publishEvent(new ProfileChanged(reader));
            signIns.forget(reader);
        }
    }

    /** The language alone, from the switch on every page. */
    public void speak(ReaderId reader, Locale locale) {
        jdbc.sql("update reader set locale = :locale where id = :id")
                .param("locale", locale.toLanguageTag())
                .param("id", reader.value())
                .update();
        signIns.forget(reader);
    }

    ReaderId addGuest(Locale locale) {
        return insert(null, locale, ZoneOffset.UTC).orElseThrow();
    }

    /** A guest confirmed a mail address nobody had: same reader, now an account. False when there is no such guest any more. */
    boolean signUp(ReaderId guest, String mail) {
        return jdbc.sql("""
                                update reader set mail = :mail, signed_up_at = :now
                                where id = :id and mail is null and merged_into is null""")
                        .param("mail", canonical(mail))
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", guest.value())
                        .update()
                == 1;
    }

    /** False when there is no such guest any more: of two that merge the same guest, one does. */
    boolean mergeGuest(ReaderId guest, ReaderId account) {
        return jdbc.sql("""
                                update reader set merged_into = :account
                                where id = :id and mail is null and merged_into is null""")
                        .param("account", account.value())
                        .param("id", guest.value())
                        .update()
                == 1;
    }

    /** Held until the transaction ends: of two that confirm the same new address at once, one signs up and one signs in. */
    void lock(String mail) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:mail, 0))")
                .param("mail", canonical(mail))
                .query((row, number) -> true)
                .single();
    }

    private Optional<ReaderId> add(String mail, Locale locale, ZoneId zone) {
        return insert(mail, locale, zone);
    }

    private Optional<ReaderId> insert(@org.jspecify.annotations.Nullable String mail, Locale locale, ZoneId zone) {
        return jdbc.sql("""
                        insert into reader (mail, locale, zone, country, home_currency, created_at, signed_up_at)
                        values (:mail, :locale, :zone, :country, :currency, :now,
                                case when :mail::text is null then null else :now::timestamptz end)
                        on conflict (mail) do nothing returning id""")
                .param("mail", mail)
                .param("locale", locale.toLanguageTag())
                .param("zone", zone.getId())
                .param("country", HomeCurrency.countryOf(locale))
                .param("currency", HomeCurrency.of(locale).name())
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> new ReaderId(row.getLong(1)))
                .optional();
    }

    private static Profile profile(ResultSet row, int number) throws SQLException {
        return new Profile(
                new ReaderId(row.getLong("id")),
                row.getString("mail"),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")),
                row.getString("country"),
                CurrencyCode.valueOf(row.getString("home_currency")));
    }

    private static String canonical(String mail) {
        return mail.strip().toLowerCase(Locale.ROOT);
    }
}
