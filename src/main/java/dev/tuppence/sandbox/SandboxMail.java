package dev.tuppence.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps mails to be read in the browser. Where {@code spring.mail.host} names a mail catcher, it gets them too. */
@Component
@Profile("sandbox")
public class SandboxMail implements MailSender {

    /** Older mails go. */
    static final int KEPT = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final @Nullable MailSender catcher;

    SandboxMail(
            JdbcClient jdbc,
            Clock clock,
            @Value("${spring.mail.host:}") String host,
            @Value("${spring.mail.port:25}") int port) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.catcher = host.isBlank() ? null : catcherAt(host, port);
    }

    @Override
    @Transactional
    public void send(SimpleMailMessage... mails) {
        for (SimpleMailMessage mail : mails) {
            keep(mail);
        }
        jdbc.sql("delete from sandbox_mail where id <= (select max(id) from sandbox_mail) - :kept")
                .param("kept", KEPT)
                .update();
        if (catcher != null) {
            catcher.send(mails);
        }
    }

    /** Newest first, at most {@code limit}. */
    public List<Mail> newest(int limit) {
        return jdbc.sql("select * from sandbox_mail order by id desc limit :limit")
                .param("limit", Math.min(limit, KEPT))
                .query(SandboxMail::mail)
                .list();
    }

    /** Newest first, at most {@code limit}; the address is compared without case. */
    public List<Mail> newestTo(String recipient, int limit) {
        return jdbc.sql("select * from sandbox_mail where lower(recipient) = lower(:to) order by id desc limit :limit")
                .param("to", recipient)
                .param("limit", Math.min(limit, KEPT))
                .query(SandboxMail::mail)
                .list();
    }

    public Optional<Mail> find(long id) {
        return jdbc.sql("select * from sandbox_mail where id = :id")
                .param("id", id)
                .query(SandboxMail::mail)
                .optional();
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getLong("id"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getObject("sent_at", OffsetDateTime.class));
    }

    private void keep(SimpleMailMessage mail) {
        for (String recipient : Objects.requireNonNull(mail.getTo(), "a mail without a recipient")) {
            jdbc.sql("""
                            insert into sandbox_mail (sender, recipient, subject, body, sent_at)
                            values (:sender, :recipient, :subject, :body, :at)""")
                    .param("sender", Objects.requireNonNullElse(mail.getFrom(), ""))
                    .param("recipient", recipient)
                    .param("subject", Objects.requireNonNullElse(mail.getSubject(), ""))
                    .param("body", Objects.requireNonNullElse(mail.getText(), ""))
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static MailSender catcherAt(String host, int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(port);
        return sender;
    }

    /** One mail to one recipient, as plain text. */
    public record Mail(long id, String sender, String recipient, String subject, String body, OffsetDateTime sentAt) {}
}
