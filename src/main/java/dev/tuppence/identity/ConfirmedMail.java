package dev.tuppence.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose mail address this is, now that somebody proved it theirs; and what becomes of the guest they were until then. */
@Service
@Transactional
public class ConfirmedMail {

    private final Readers readers;
    private final SignIns signIns;
    private final ApplicationEventPublisher events;

    ConfirmedMail(Readers readers, SignIns signIns, ApplicationEventPublisher events) {
        this.readers = readers;
        this.signIns = signIns;
        this.events = events;
    }

    /**
     * A guest with a new address becomes the account and keeps its id. A guest with a known address ends in that account.
     *
     * @param asking who used this browser until now
     */
    public ReaderId belongsTo(String mail, @Nullable SignedInReader asking, Locale locale, ZoneId zone) {
        readers.lock(mail);
        Optional<ReaderId> account = readers.find(mail);
        if (asking == null || !asking.guest()) {
            return account.orElseGet(() -> readers.readerWith(mail, locale, zone));
        }
        return account.map(known -> merge(asking.reader(), known))
                .orElseGet(() -> signUp(asking.reader(), mail, locale, zone));
    }

    private ReaderId merge(ReaderId guest, ReaderId account) {
        if (readers.mergeGuest(guest, account)) {
            signIns.endAll(guest);
            events.publishEvent(new GuestMerged(guest, account));
        }
        return account;
    }

    private ReaderId signUp(ReaderId guest, String mail, Locale locale, ZoneId zone) {
        if (!readers.signUp(guest, mail)) {
            return readers.readerWith(mail, locale, zone);
        }
        signIns.endAll(guest); // the browser gets a new secret
        events.publishEvent(new ReaderSignedUp(guest));
        return guest;
    }
}
