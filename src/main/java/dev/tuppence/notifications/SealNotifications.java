package dev.tuppence.notifications;

import dev.tuppence.identity.SiteAddress;
import dev.tuppence.seals.BooksSealed;
import dev.tuppence.seals.Seals;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells finance the newest seal, so that its hash is where no administrator of the database can change it. */
@Component
class SealNotifications {

    private final MailSender sender;
    private final MessageSource messages;
    private final Seals seals;
    private final NotificationsSettings settings;
    private final SiteAddress site;

    SealNotifications(
            MailSender sender, MessageSource messages, Seals seals, NotificationsSettings settings, SiteAddress site) {
        this.sender = sender;
        this.messages = messages;
        this.seals = seals;
        this.settings = settings;
        this.site = site;
    }

    /** A run that sets many seals is one mail: the newest covers all before it. */
    @ApplicationModuleListener(id = "notifications.books-sealed")
    void on(BooksSealed event) {
        seals.head().filter(head -> head.number() == event.number()).ifPresent(head -> {
            Object[] details = {head.number(), head.rows(), head.hash()};
            var mail = new SimpleMailMessage();
            mail.setFrom(site.mailFrom());
            mail.setTo(settings.finance());
            mail.setSubject(
                    messages.getMessage("notifications.books-sealed.subject", details, settings.financeLocale()));
            mail.setText(messages.getMessage("notifications.books-sealed.text", details, settings.financeLocale()));
            sender.send(mail);
        });
    }
}
