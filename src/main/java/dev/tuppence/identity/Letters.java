package dev.tuppence.identity;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** Mails somebody waits for on a page. Subjects hold no secret: they are shown on locked screens. */
@Component
class Letters {

    private final MailSender mails;
    private final MessageSource messages;
    private final SiteAddress site;

    Letters(MailSender mails, MessageSource messages, SiteAddress site) {
        this.mails = mails;
        this.messages = messages;
        this.site = site;
    }

    /**
     * Texts are {@code <key>.subject} and {@code <key>.text}.
     *
     * @throws MailNotSent when the mail server does not take it
     */
    void send(String to, String key, Locale locale, Object... details) {
        var letter = new SimpleMailMessage();
        letter.setFrom(site.mailFrom());
        letter.setTo(to);
        letter.setSubject(messages.getMessage(key + ".subject", null, locale));
        letter.setText(messages.getMessage(key + ".text", details, locale));
        try {
            mails.send(letter);
        } catch (MailException e) {
            throw new MailNotSent(e);
        }
    }
}
