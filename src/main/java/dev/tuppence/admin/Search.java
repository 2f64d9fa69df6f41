package dev.tuppence.admin;

import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leads from any id to the page about it. Exact: nobody browses people by it. */
@Service
@Transactional
public class Search {

    private static final String NUMBER = "#?\\d{1,18}";
    private static final int LONGEST = 254;

    private final Readers readers;
    private final ReaderPseudonyms pseudonyms;
    private final Creators creators;
    private final NumberedThings numbers;
    private final ProcessorIds processor;
    private final AuditLog audit;

    Search(
            Readers readers,
            ReaderPseudonyms pseudonyms,
            Creators creators,
            NumberedThings numbers,
            ProcessorIds processor,
            AuditLog audit) {
        this.readers = readers;
        this.pseudonyms = pseudonyms;
        this.creators = creators;
        this.numbers = numbers;
        this.processor = processor;
        this.audit = audit;
    }

    /**
     * What the operator may see of it. Finding a person by a mail address is in the audit log.
     *
     * @param words a number, a handle, a mail address, a name of ours for a reader, or an id of the processor's
     */
    public List<Hit> find(String words, SignedInReader operator) {
        String asked = words.strip();
        if (asked.isEmpty() || asked.length() > LONGEST) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        if (asked.matches(NUMBER)) {
            hits.addAll(numbers.with(Long.parseLong(asked.replace("#", ""))));
        }
        byMail(asked).ifPresent(hits::add);
        pseudonyms.behind(asked).flatMap(this::known).ifPresent(hits::add);
        byHandle(asked).ifPresent(hits::add);
        processor.find(asked).ifPresent(hits::add);
        List<Hit> seen =
                hits.stream().filter(hit -> hit.concerns(operator.roles())).toList();
        seen.stream()
                .filter(hit -> hit.reader() != null)
                .forEach(hit ->
                        audit.add(operator.reader(), AuditAction.READER_FOUND, "reader " + hit.name(), hit.reader()));
        return seen;
    }

    private Optional<Hit> byMail(String mail) {
        return mail.indexOf('@') > 0 ? readers.find(mail).flatMap(this::known) : Optional.empty();
    }

    private Optional<Hit> known(ReaderId reader) {
        if (!readers.exists(reader)) {
            return Optional.empty();
        }
        String name = pseudonyms.forOperator(reader);
        return Optional.of(new Hit(Hit.Kind.READER, name, "/admin/readers/" + name, reader));
    }

    private Optional<Hit> byHandle(String asked) {
        return creators.withHandle(asked.replaceFirst("^@", "")).map(Search::creator);
    }

    static Hit creator(CreatorPage page) {
        return new Hit(Hit.Kind.CREATOR, page.handle(), "/admin/creators/" + page.handle());
    }
}
