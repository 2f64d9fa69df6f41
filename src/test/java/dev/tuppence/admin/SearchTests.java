package dev.tuppence.admin;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Any id leads to the page about it. */
@WholeApplicationTest
class SearchTests {

    @Autowired
    Search search;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Disputes disputes;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Creators creators;

    @Autowired
    Readers readers;

    @Autowired
    ReaderPseudonyms pseudonyms;

    @Autowired
    JdbcClient jdbc;

    ReaderId operator;

    @BeforeEach
    void anOperator() {
        operator = readers.readerWith(UUID.randomUUID() + "@example.org");
    }

    @Test
    void aReaderIsFoundByAddressAndByNameAndTheFirstIsWrittenDown() {
        String mail = UUID.randomUUID() + "@example.org";
        ReaderId reader = readers.readerWith(mail);
        String page = "/admin/readers/" + pseudonyms.forOperator(reader);

        assertThat(ask(" " + mail + " ", Role.SUPPORT)).hasRedirectedUrl(page);
        assertThat(ask(pseudonyms.forOperator(reader), Role.SUPPORT)).hasRedirectedUrl(page);
        assertThat(jdbc.sql("select action from admin_audit where admin = :admin and reader = :reader")
                        .param("admin", operator.value())
                        .param("reader", reader.value())
                        .query(String.class)
                        .list())
                .containsOnly("READER_FOUND");
        assertThat(jdbc.sql("select count(*) from admin_audit where position('@' in subject) > 0")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(ask(mail.substring(1), Role.ADMIN)).hasStatusOk().bodyText().contains("Nothing has exactly this");
        assertThat(ask(mail, Role.FINANCE)).hasStatusOk().bodyText().contains("not yours to see");
        assertThat(ask(pseudonyms.forOperator(new ReaderId(999_999_999)), Role.ADMIN))
                .hasStatusOk();
    }

    @Test
    void aCreatorIsFoundByItsHandle() {
        String handle = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        creator(handle);

        assertThat(ask("@" + handle, Role.FINANCE)).hasRedirectedUrl("/admin/creators/" + handle);
        assertThat(ask(handle, Role.SUPPORT)).hasRedirectedUrl("/admin/creators/" + handle);
    }

    @Test
    void theProcessorsIdsLeadToWhatTheyPaidAndDisputed() throws Exception {
        SettlementView paid = paid();
        processor.openDispute(paid.paymentIntent());
        await().until(() -> !disputes.of(paid.reader()).isEmpty());
        DisputeCase one = disputes.of(paid.reader()).getFirst();
        long posting = jdbc.sql("select id from posting where kind = 'dispute-opened' and source = :case")
                .param("case", Long.toString(one.id()))
                .query(Long.class)
                .single();

        assertThat(ask(paid.paymentIntent(), Role.FINANCE)).hasRedirectedUrl("/admin/settlements/" + paid.id());
        assertThat(ask(one.dispute(), Role.SUPPORT)).hasRedirectedUrl("/admin/cases/" + one.id());
        assertThat(search.find("#" + posting, admin())).extracting(Hit::address).contains("/admin/cases/" + one.id());
        assertThat(search.find(Long.toString(paid.id()), admin()))
                .extracting(Hit::address)
                .contains("/admin/settlements/" + paid.id());
    }

    @Test
    void transfersRefundsAndPayoutsLeadToTheirPages() {
        String handle = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        CreatorId creator = creator(handle);
        String mark = UUID.randomUUID().toString().replace("-", "");
        jdbc.sql("""
                        insert into payee_transfer (reference, payee, amount_micros, currency, state, transfer, requested_at, moved_at)
                        values (:reference, :payee, 1000000, 'USD', 'SENT', :transfer, '2026-01-01', '2026-01-01')""")
                .param("reference", "transfer-9" + creator.value())
                .param("payee", creator.value())
                .param("transfer", "tr_" + mark)
                .update();

        assertThat(ask("tr_" + mark, Role.FINANCE))
                .hasRedirectedUrl("/admin/creators/" + handle + "/transfers/9" + creator.value());
        assertThat(ask("po_" + mark, Role.FINANCE)).hasStatusOk();
    }

    @Test
    void nobodySearchesWithoutEnd() {
        for (int i = 0; i < 30; i++) {
            ask("nobody-has-this", Role.SUPPORT);
        }
        assertThat(ask("nobody-has-this", Role.SUPPORT)).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
    }

    private SettlementView paid() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("8.40"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().state().equals("PAID"));
        return settlements.find(settlement).orElseThrow();
    }

    private CreatorId creator(String handle) {
        return creators.create(
                readers.readerWith(handle + "@example.org"),
                new NewCreator(handle, "Name", "Bio", "#8a3b12", CurrencyCode.USD));
    }

    private MvcTestResult ask(String words, Role role) {
        return browser.post()
                .uri("/admin/search")
                .param("q", words)
                .with(authentication(
                        new SignedInAuthentication(new SignedInReader(operator, false, Set.of(role)), true)))
                .with(csrf())
                .exchange();
    }

    private SignedInReader admin() {
        return new SignedInReader(operator, false, Set.of(Role.ADMIN));
    }
}
