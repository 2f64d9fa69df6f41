package dev.tuppence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tuppence.BooksTest;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.SandboxClock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is shown of a posting that paid thirty creators. */
@BooksTest
class JournalTests {

    private static final int CREATORS = 30;
    private static final Money EACH = Money.ofMinorUnits(2, CurrencyCode.USD);
    private static final Account CLEARING = Account.of(AccountType.PSP_CLEARING);

    @Autowired
    Journal journal;

    @Autowired
    Ledger ledger;

    @Autowired
    SandboxClock clock;

    @Autowired
    TransactionTemplate transaction;

    final String source = UUID.randomUUID().toString();

    @BeforeEach
    void thirtyCreatorsArePaid() {
        Posting.Builder posting = Posting.of("test-paid", source);
        for (int i = 1; i <= CREATORS; i++) {
            posting.credit(Account.of(AccountType.COLLECTED, i), EACH);
        }
        posting.debit(CLEARING, EACH.times(CREATORS));
        transaction.executeWithoutResult(status -> ledger.post(posting.build()));
    }

    @Test
    void thePlatformsLineAndThatOfWhoAsksAreAmongTheTwentyShown() {
        Journal.Entry entry = journal.find("test-paid", source, List.of("25")).orElseThrow();
        assertThat(entry.kind()).isEqualTo("test-paid");
        assertThat(entry.source()).isEqualTo(source);
        assertThat(entry.at()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
        assertThat(entry.lines())
                .hasSize(20)
                .contains(new Posting.Line(Account.of(AccountType.COLLECTED, 25), EACH.negated()))
                .endsWith(new Posting.Line(CLEARING, EACH.times(CREATORS)));
        assertThat(entry.more()).isEqualTo(11);
        assertThat(journal.find("test-paid", "nothing", List.of())).isEmpty();
    }

    @Test
    void whatItBooksOnOneAccountIsKnown() {
        var creator = Account.of(AccountType.COLLECTED, 30);
        assertThat(journal.amountOn(creator, CurrencyCode.USD, "test-paid", source))
                .isEqualTo(EACH.negated());
        assertThat(journal.amountOn(creator, CurrencyCode.EUR, "test-paid", source))
                .isEqualTo(Money.zero(CurrencyCode.EUR));
        assertThat(journal.amountOn(creator, CurrencyCode.USD, "test-refunded", source))
                .isEqualTo(Money.zero(CurrencyCode.USD));
    }
}
