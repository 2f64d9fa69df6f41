package dev.tuppence.admin;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.Contention;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettledReturns;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.ChargeKind;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Support gives little alone, more takes two, and creators keep theirs. */
@WholeApplicationTest
class GoodwillsTests {

    private static final String WHY = "The text ends in the middle.";

    @Autowired
    Goodwills goodwills;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    SettledReturns returns;

    @Autowired
    CardRefunds cards;

    @Autowired
    Ledger ledger;

    @Autowired
    MockMvcTester browser;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final CreatorId creator = Patrons.creator();
    ReaderId support;
    ReaderId finance;
    ReaderId reader;
    List<ItemId> items;
    long settlement;

    @BeforeEach
    void operators() throws Exception {
        support = patrons.reader();
        finance = patrons.reader();
        somethingIsPaid();
    }

    private void somethingIsPaid() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        items = IntStream.range(0, 3)
                .mapToObj(i -> patrons.unlock(reader, creator, usd("30.00")))
                .toList();
        settlement = settling.settle(reader, CurrencyCode.USD).settlement();
    }

    @Test
    void littleIsGivenAtOnceByThePlatformAndMayGoToTheCard() {
        Money creators = collected();
        assertThat(ask(0, "2.00")).hasRedirectedUrl("/admin/settlements/" + settlement);

        assertThat(credit()).isEqualTo(usd("2.00"));
        assertThat(collected()).isEqualTo(creators);
        assertThat(audited()).containsExactly("GOODWILL_GIVEN");
        assertThat(cards.refundable(reader, settlement)).isEqualTo(usd("2.00"));
    }

    @Test
    void moreThanLittleWaitsForAnotherOneWhoIsNotWhoAsked() {
        ask(0, "2.01");
        assertThat(credit()).isEqualTo(usd("0"));
        long id = goodwills.open(200).getLast().id();
        assertThatThrownBy(() -> goodwills.approve(id, support)).isInstanceOf(NotDecidable.class);
        assertThat(decide(id, "approve", support, Role.SUPPORT)).hasStatus(HttpStatus.NOT_FOUND);

        assertThat(decide(id, "approve", finance, Role.FINANCE)).hasRedirectedUrl("/admin/goodwill");
        decide(id, "approve", finance, Role.FINANCE);

        assertThat(credit()).isEqualTo(usd("2.01"));
        assertThat(audited()).containsExactly("GOODWILL_ASKED_FOR", "GOODWILL_APPROVED");
    }

    @Test
    void whatIsRefusedGivesNothingAndMayBeAskedForAgain() {
        ask(0, "5.00");
        decide(goodwills.open(200).getLast().id(), "refuse", finance, Role.FINANCE);
        assertThat(credit()).isEqualTo(usd("0"));

        ask(0, "1.00");
        assertThat(credit()).isEqualTo(usd("1.00"));
    }

    @Test
    void anItemGivesOnceAndNoMoreThanItCostAndNothingWhenItWasGivenBack() {
        ask(0, "1.00");
        ask(0, "1.00");
        ask(1, "30.01");
        returns.giveBack(reader, settlement, items.get(2), 1, false);
        ask(2, "1.00");

        assertThat(credit()).isEqualTo(usd("31.00"));
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into goodwill (settlement_id, kind, subject, take, currency, price_micros, amount_micros, note,
                                                      asked_by, asked_at, alone_up_to_micros, decided_by, decided_at, given)
                                values (:it, 1, 1, 1, 'USD', 9000000, 3000000, 'ten characters', 1, now(), 2000000, 1, now(), true)""").param("it", settlement).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ofTwoThatOneGivesAtOnceTheSecondCountsTheFirst() throws Exception {
        jdbc.sql("""
                        insert into goodwill (settlement_id, kind, subject, take, currency, price_micros, amount_micros, note, asked_by,
                                              asked_at, alone_up_to_micros, decided_by, decided_at, given)
                        select :it, 2, number, 1, 'USD', 2000000, 2000000, 'ten characters', :by, :at, 2000000, :by, :at, true
                        from generate_series(1, 9) as number""")
                .param("it", settlement)
                .param("by", support.value())
                .param("at", OffsetDateTime.now(clock))
                .update();
        GoodwillWish first = wish();
        somethingIsPaid();

        CompletableFuture<Boolean> second = transaction.execute(status -> {
            assertThat(goodwills.ask(first, support)).isTrue();
            return Contention.startAndWaitForThis(jdbc, () -> goodwills.ask(wish(), support));
        });

        assertThat(second.join()).isFalse();
    }

    private GoodwillWish wish() {
        return new GoodwillWish(settlement, ChargeKind.UNLOCK, items.getFirst().value(), 1, usd("2.00"), WHY);
    }

    private MvcTestResult ask(int item, String amount) {
        return browser.post()
                .uri("/admin/settlements/{id}/goodwill", settlement)
                .param("line", ChargeKind.UNLOCK.code() + "-" + items.get(item).value() + "-1")
                .param("amount", amount)
                .param("note", WHY)
                .with(as(support, Role.SUPPORT))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult decide(long id, String what, ReaderId operator, Role role) {
        return browser.post()
                .uri("/admin/goodwill/{id}/{what}", id, what)
                .with(as(operator, role))
                .with(csrf())
                .exchange();
    }

    private Money credit() {
        return ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.USD)
                .negated();
    }

    private Money collected() {
        return ledger.balanceOf(Account.of(AccountType.COLLECTED, creator.value()), CurrencyCode.USD);
    }

    private List<String> audited() {
        return jdbc.sql("select action from admin_audit where reader = :reader order by id")
                .param("reader", reader.value())
                .query(String.class)
                .list();
    }

    private static RequestPostProcessor as(ReaderId operator, Role role) {
        return authentication(new SignedInAuthentication(new SignedInReader(operator, false, Set.of(role)), true));
    }
}
