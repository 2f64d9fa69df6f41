package dev.tuppence.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Links that sign their mail address in, once and for a while. The token is in the mail only; here is its hash. */
@Service
public class MailLinks {

    /**
     * @param mail now known to be read by whoever holds the link
     * @param next where they wanted to go
     */
    public record Opened(String mail, LocalPath next) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentitySettings settings;
    private final SiteAddress site;
    private final Letters letters;
    private final RateLimit perAddress;
    private final RateLimit perNetwork;

    MailLinks(JdbcClient jdbc, Clock clock, IdentitySettings settings, SiteAddress site, Letters letters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.site = site;
        this.letters = letters;
        this.perAddress = new RateLimit(settings.linksPerAddressAndHour(), Duration.ofHours(1));
        this.perNetwork = new RateLimit(settings.linksPerNetworkAndHour(), Duration.ofHours(1));
    }

    /**
     * Mails a link. Addresses known and unknown are treated alike, so no one learns who reads here; an address that got its
     * share gets no more, and nobody is told.
     *
     * @throws TooManyMails when this network asked for its share
     * @throws MailNotSent when no mail could be sent; the link is void
     */
    public void send(String mail, LocalPath next, Locale locale, Visit visit) {
        String address = mail.strip();
        if (perNetwork.refuses(visit.network()).isPresent()) {
            throw new TooManyMails();
        }
        if (perAddress.refuses(address.toLowerCase(Locale.ROOT)).isPresent()) {
            return;
        }
        var token = SecretToken.random();
        keep(token, address, next);
        try {
            String link = site.at("/login/link?token=" + token.value());
            letters.send(
                    address,
                    "identity.mail",
                    locale,
                    link,
                    settings.linkLifetime().toMinutes());
        } catch (MailNotSent e) {
            take(token.value());
            throw e;
        }
    }

    /** The delete decides: of two that come with the same link, one finds it. */
    public Optional<Opened> take(String token) {
        record Row(Opened opened, OffsetDateTime expiresAt) {}
        return jdbc.sql("delete from mail_link where token_hash = :hash returning mail, next, expires_at")
                .param("hash", new SecretToken(token).sha256())
                .query((row, number) -> new Row(
                        new Opened(row.getString("mail"), LocalPath.of(row.getString("next"))),
                        row.getObject("expires_at", OffsetDateTime.class)))
                .optional()
                .filter(row -> row.expiresAt().isAfter(OffsetDateTime.now(clock)))
                .map(Row::opened);
    }

    private void keep(SecretToken token, String address, LocalPath next) {
        jdbc.sql("insert into mail_link (token_hash, mail, next, expires_at) values (:hash, :mail, :next, :expiresAt)")
                .param("hash", token.sha256())
                .param("mail", address.toLowerCase(Locale.ROOT))
                .param("next", next.value())
                .param("expiresAt", OffsetDateTime.now(clock).plus(settings.linkLifetime()))
                .update();
    }
}
