package dev.tuppence.admin;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettledReturns;
import dev.tuppence.settlement.SettlingNow;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What did not arrive on a card waits at the desk until somebody says what became of it. */
@WholeApplicationTest
class FailedRefundsTests {

    @Autowired
    Desk desk;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    SettledReturns returns;

    @Autowired
    CardRefunds cards;

    @Autowired
    ReaderPseudonyms pseudonyms;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    ReaderId operator;
    ReaderId reader;
    long settlement;
    String failed;

    @BeforeEach
    void aCardDidNotTakeARefund() throws Exception {
        operator = patrons.reader();
        reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, Patrons.creator(), usd("2.00"));
        patrons.unlock(reader, Patrons.creator(), usd("1.00"));
        settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        returns.giveBack(reader, settlement, item, 1, false);
        failed = "refund-" + UUID.randomUUID();
        jdbc.sql("""
                        insert into payment_refund (reference, payment, amount_micros, currency, state, failure, requested_at, moved_at)
                        values (:reference, :payment, 2000000, 'USD', 'FAILED', 'lost_or_stolen_card', :now, :now)""")
                .param("reference", failed)
                .param("payment", "settlement-" + settlement)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    @Test
    void itWaitsWithADeadlineAndItsPageSaysWhatToDo() {
        assertThat(waiting()).hasValueSatisfying(one -> {
            assertThat(one.amount()).isEqualTo(usd("2.00"));
            assertThat(Duration.between(one.since(), one.deadline())).isEqualTo(Duration.ofDays(3));
        });
        assertThat(browser.get().uri("/admin").with(as(Role.SUPPORT)))
                .bodyText()
                .contains("/admin/refunds#" + failed);
        assertThat(browser.get().uri("/admin/refunds").with(as(Role.SUPPORT)))
                .hasStatusOk()
                .bodyText()
                .contains("lost_or_stolen_card", "Ask the card once more", pseudonyms.forOperator(reader));
    }

    @Test
    void theCardIsAskedOnceMoreAndOnlyOnce() {
        assertThat(post("again")).hasRedirectedUrl("/admin/refunds");
        assertThat(post("again")).hasRedirectedUrl("/admin/refunds");

        assertThat(cards.of(reader, settlement))
                .singleElement()
                .satisfies(one -> assertThat(one.amount()).isEqualTo(usd("2.00")));
        assertThat(waiting()).isEmpty();
        assertThat(audited()).containsExactly("REFUND_TRIED_AGAIN");
    }

    @Test
    void whoSeesToItWritesDownWhatBecameOfIt() {
        post("seen-to?note=short");
        assertThat(waiting()).isPresent();

        post("seen-to?note=The+reader+keeps+it+as+credit.");
        assertThat(waiting()).isEmpty();
        assertThat(audited()).containsExactly("REFUND_SEEN_TO");
    }

    private Optional<Matter> waiting() {
        return desk.open(EnumSet.of(MatterKind.REFUND)).stream()
                .filter(one -> one.id().equals(failed))
                .findFirst();
    }

    private List<String> audited() {
        return jdbc.sql("select action from admin_audit where reader = :reader order by id")
                .param("reader", reader.value())
                .query(String.class)
                .list();
    }

    private MvcTestResult post(String what) {
        return browser.post()
                .uri("/admin/refunds/" + failed + "/" + what)
                .with(as(Role.FINANCE))
                .with(csrf())
                .exchange();
    }

    private RequestPostProcessor as(Role role) {
        return authentication(new SignedInAuthentication(new SignedInReader(operator, false, Set.of(role)), true));
    }
}
