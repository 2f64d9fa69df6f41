package dev.tuppence.notifications;

import dev.tuppence.identity.SiteAddress;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** Mails to the people who look after the money. */
@Component
class FinanceMails {

    private final MailSender sender;
    private final MessageSource messages;
    private final NotificationsSettings settings;
    private final SiteAddress site;

    FinanceMails(MailSender sender, MessageSource messages, NotificationsSettings settings, SiteAddress site) {
        this.sender = sender;
        this.messages = messages;
        this.settings = settings;
        this.site = site;
    }

    /** Texts are {@code notifications.<kind>.subject} and {@code .text}. */
    void send(String kind, Object... details) {
        Locale locale = settings.financeLocale();
        var mail = new SimpleMailMessage();
        mail.setFrom(site.mailFrom());
        mail.setTo(settings.finance());
        mail.setSubject(messages.getMessage("notifications." + kind + ".subject", details, locale));
        mail.setText(messages.getMessage("notifications." + kind + ".text", details, locale));
        sender.send(mail);
    }
}
