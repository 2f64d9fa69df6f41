package dev.tuppence.notifications;

import dev.tuppence.identity.Profile;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.springframework.context.MessageSource;
import org.springframework.format.Formatter;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** Mails in the reader's language. They carry totals, dates and a link; items are behind sign-in only. */
@Component
class Mails {

    private final MailSender sender;
    private final MessageSource messages;
    private final Readers readers;
    private final Formatter<Money> money;
    private final SiteAddress site;

    Mails(MailSender sender, MessageSource messages, Readers readers, Formatter<Money> money, SiteAddress site) {
        this.sender = sender;
        this.messages = messages;
        this.readers = readers;
        this.money = money;
        this.site = site;
    }

    /**
     * Texts are {@code notifications.<kind>.subject} and {@code .text} with amount, date and link. A guest has no address and is
     * told on the tab's page.
     */
    boolean send(ReaderId reader, String kind, Money amount, Instant at, String path) {
        return send(reader, kind, money.print(amount, readers.profileOf(reader).locale()), at, path);
    }

    /**
     * @param what the first detail, as it is said
     * @return whether there is an address, and a mail server took it
     */
    boolean send(ReaderId reader, String kind, String what, Instant at, String path) {
        Profile profile = readers.profileOf(reader);
        String to = profile.mail();
        if (to == null) {
            return false;
        }
        Object[] details = {
            what,
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(profile.locale())
                    .format(at.atZone(profile.zone())),
            site.at(path)
        };
        var mail = new SimpleMailMessage();
        mail.setFrom(site.mailFrom());
        mail.setTo(to);
        mail.setSubject(messages.getMessage("notifications." + kind + ".subject", details, profile.locale()));
        mail.setText(messages.getMessage("notifications." + kind + ".text", details, profile.locale()));
        sender.send(mail);
        return true;
    }
}
