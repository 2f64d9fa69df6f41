package dev.tuppence.departures;

import dev.tuppence.identity.MailMarks;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderSignedUp;
import dev.tuppence.identity.Readers;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Readers who want to be forgotten. Until it is done they can read what they have, open nothing new, and stay after all. */
@Service
@Transactional
public class Departures {

    private final DepartureRows rows;
    private final Tabs tabs;
    private final Readers readers;
    private final MailMarks marks;
    private final Terms terms;

    /** When. */
    @Component
    record Terms(DeparturesSettings settings, Clock clock) {}

    Departures(DepartureRows rows, Tabs tabs, Readers readers, MailMarks marks, Terms terms) {
        this.rows = rows;
        this.tabs = tabs;
        this.readers = readers;
        this.marks = marks;
        this.terms = terms;
    }

    /** Asking twice is asking once. */
    public Departure ask(ReaderId reader) {
        var departure = new Departure(
                terms.clock().instant(),
                terms.clock().instant().plus(terms.settings().undo()));
        if (rows.insert(reader, departure.endsAt())) {
            tabs.block(reader, Block.LEAVING);
        }
        return rows.underWay(reader).orElse(departure);
    }

    public Duration undoFor() {
        return terms.settings().undo();
    }

    /** False when it is too late. */
    public boolean undo(ReaderId reader) {
        boolean undone = rows.undo(reader);
        if (undone) {
            tabs.unblock(reader, Block.LEAVING);
        }
        return undone;
    }

    @Transactional(readOnly = true)
    public Optional<Departure> underWay(ReaderId reader) {
        return rows.underWay(reader);
    }

    /** An address that left something unpaid begins anew: with nothing of what it had, and no credit until that is cleared. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ReaderSignedUp event) {
        String mail = readers.profileOf(event.reader()).mail();
        if (mail != null && rows.claimed(marks.of(mail))) {
            tabs.block(event.reader(), Block.CLAIM);
        }
    }

    /** Whether the reader's address left something unpaid. */
    @Transactional(readOnly = true)
    public boolean claimed(ReaderId reader) {
        String mail = readers.profileOf(reader).mail();
        return mail != null && rows.claimed(marks.of(mail));
    }

    /** Who had the reader's address before and left something unpaid. */
    @Transactional(readOnly = true)
    public List<ReaderId> before(ReaderId reader) {
        String mail = readers.profileOf(reader).mail();
        return mail == null ? List.of() : rows.claims(marks.of(mail));
    }

    /** What the reader's address left unpaid is cleared. False when there was nothing. */
    public boolean clear(ReaderId reader) {
        String mail = readers.profileOf(reader).mail();
        boolean cleared = mail != null && rows.clear(marks.of(mail));
        if (cleared) {
            tabs.unblock(reader, Block.CLAIM);
        }
        return cleared;
    }
}
