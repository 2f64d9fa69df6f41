package dev.tuppence.chains;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Journal;
import dev.tuppence.ledger.Posting;
import dev.tuppence.unlocks.Charge;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operator's sight of the books: all postings, readers under their pseudonyms. */
@Component
class OpenBooks implements Books {

    private static final int NAME = 8;

    private final Journal journal;
    private final Creators creators;
    private final ReaderPseudonyms pseudonyms;

    OpenBooks(Journal journal, Creators creators, ReaderPseudonyms pseudonyms) {
        this.journal = journal;
        this.creators = creators;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public List<Booking> of(String kind, String source, Account... concerned) {
        List<String> owners = Arrays.stream(concerned).map(Account::owner).toList();
        return journal.find(kind, source, owners).map(this::booking).stream().toList();
    }

    /** A charge is its own posting. */
    @Override
    public List<Booking> of(Charge charge) {
        Account tab = Account.of(AccountType.TAB, charge.debtor().value());
        Account accrued = Account.of(AccountType.ACCRUED, charge.payee().value());
        String source = "%d-%d".formatted(charge.item().value(), charge.take());
        return List.of(new Booking(
                "charge",
                source,
                List.of(
                        line(new Posting.Line(tab, charge.amount())),
                        line(new Posting.Line(accrued, charge.amount().negated()))),
                0));
    }

    private Booking booking(Journal.Entry entry) {
        return new Booking(
                entry.kind(),
                entry.source(),
                entry.lines().stream().map(this::line).toList(),
                entry.more());
    }

    private Booking.Line line(Posting.Line line) {
        return new Booking.Line(line.account().type(), nameOf(line.account()), line.amount());
    }

    private String nameOf(Account account) {
        return switch (account.type()) {
            case TAB, CREDIT, REFUNDING, DEBT ->
                pseudonyms
                        .forOperator(new ReaderId(Long.parseLong(account.owner())))
                        .substring(0, NAME);
            case ACCRUED, COLLECTED, AVAILABLE, IN_TRANSIT, OWED -> {
                var creator = new CreatorId(Long.parseLong(account.owner()));
                CreatorPage page = creators.pagesOf(List.of(creator)).get(creator);
                yield page == null ? account.owner() : page.path().substring(1);
            }
            default -> account.owner();
        };
    }
}
