package dev.tuppence.admin.web;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.disputes.CaseState;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.seals.Seals;
import dev.tuppence.seals.Verifications;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WholeApplicationTest
class AdminPagesTests {

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
    Payouts payouts;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Creators creators;

    @Autowired
    Readers readers;

    @Autowired
    ReaderPseudonyms pseudonyms;

    @Autowired
    Seals seals;

    @Autowired
    Verifications verifications;

    @Autowired
    JdbcClient jdbc;

    ReaderId admin;

    @BeforeEach
    void anAdmin() {
        admin = readers.readerWith(UUID.randomUUID() + "@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/cases",
                "/admin/settlements",
                "/admin/settlements?state=PAID",
                "/admin/settlements?state=nonsense&page=-3",
                "/admin/collection",
                "/admin/collection?dry=true",
                "/admin/creators",
                "/admin/payouts",
                "/admin/refunds",
                "/admin/goodwill",
                "/admin/search",
                "/admin/goodwill",
                "/admin/search",
                "/admin/readers",
                "/admin/readers?after=nonsense",
                "/admin/books",
                "/admin/seals",
                "/admin/reconciliation",
                "/admin/reconciliation?page=-3",
                "/admin/adjustments",
                "/admin/roles",
                "/admin/audit?action=READER_VIEWED&admin=nonsense",
                "/admin/audit?page=99999999"
            })
    void adminsSeeEveryPageAndOthersNone(String path) {
        assertThat(browser.get().uri(path).with(as(true))).hasStatusOk();
        assertThat(browser.get().uri(path).with(reader())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get().uri(path).with(as(false))).hasStatus3xxRedirection(); // to prove who they are
        assertThat(browser.get().uri(path)).hasStatus3xxRedirection();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/cases/999999999",
                "/admin/cases/x",
                "/admin/settlements/999999999999",
                "/admin/creators/nobody-at-all",
                "/admin/readers/00000000000000000000000000000000",
                "/admin/readers/7"
            })
    void whatDoesNotExistIsNotFound(String path) {
        assertThat(browser.get().uri(path).with(as(true))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aDifferenceFromTheProcessorIsTakenResolvedOnceAndWrittenDown() {
        String object = "po_" + UUID.randomUUID();
        long id = jdbc.sql("""
                        insert into processor_break (object, currency, difference_micros, opened_at)
                        values (:object, 'USD', 5000000, '2026-01-01T00:00:00Z') returning id""").param("object", object).query(Long.class).single();
        String path = "/admin/reconciliation/" + id;
        assertThat(browser.get().uri("/admin/reconciliation").with(as(true)))
                .bodyText()
                .contains(object, "5.00", "nobody yet");

        post(path + "/take");
        assertThat(browser.get().uri("/admin/reconciliation").with(as(true)))
                .bodyText()
                .contains("<dd>you</dd>");
        resolve(path, "short");
        assertThat(openBreaks(object)).isOne();
        resolve(path, "To our own bank, by finance.");
        resolve(path, "Once more, by a second click.");

        assertThat(openBreaks(object)).isZero();
        assertThat(jdbc.sql("select action from admin_audit where subject = :subject order by id")
                        .param("subject", "break " + id)
                        .query(String.class)
                        .list())
                .containsExactly("BREAK_TAKEN", "BREAK_RESOLVED");
    }

    private void resolve(String path, String note) {
        assertThat(browser.post()
                        .uri(path + "/resolve")
                        .param("note", note)
                        .with(as(true))
                        .with(csrf()))
                .hasRedirectedUrl("/admin/reconciliation");
    }

    private long openBreaks(String object) {
        return jdbc.sql("select count(*) from processor_break where object = :object and resolved_at is null")
                .param("object", object)
                .query(Long.class)
                .single();
    }

    @Test
    void aCaseIsReadAnsweredAndWrittenDown() throws Exception {
        DisputeCase one = disputed();
        MvcTestResult page =
                browser.get().uri("/admin/cases/{id}", one.id()).with(as(true)).exchange();
        assertThat(page).hasStatusOk().bodyText().contains("This would be sent", "Accept the dispute", "8.40");

        assertThat(post("/admin/cases/" + one.id() + "/accept")).hasRedirectedUrl("/admin/cases/" + one.id());
        assertThat(post("/admin/cases/" + one.id() + "/contest")).hasRedirectedUrl("/admin/cases/" + one.id());
        await().until(() -> disputes.find(one.id()).orElseThrow().state() == CaseState.LOST);

        assertThat(browser.get().uri("/admin/cases/{id}", one.id()).with(as(true)))
                .bodyText()
                .contains("Open the tab again")
                .doesNotContain("Accept the dispute");
        assertThat(post("/admin/cases/" + one.id() + "/reinstate")).hasStatus3xxRedirection();
        assertThat(jdbc.sql("select action from admin_audit where admin = :admin order by id")
                        .param("admin", admin.value())
                        .query(String.class)
                        .list())
                .containsExactly("CASE_VIEWED", "CASE_ACCEPTED", "CASE_VIEWED", "READER_REINSTATED");
    }

    @Test
    void titlesAreSeenWhileABankAsksAndThatIsWrittenDown() throws Exception {
        DisputeCase one = disputed();
        String titles = "/admin/cases/" + one.id() + "/titles";
        assertThat(browser.get().uri("/admin/cases/{id}", one.id()).with(as(true)))
                .bodyText()
                .contains(titles);
        assertThat(browser.get().uri(titles).with(as(true)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Show the titles");
        assertThat(jdbc.sql("select action from admin_audit where admin = :admin and reader = :reader order by id")
                        .param("admin", admin.value())
                        .param("reader", one.reader().value())
                        .query(String.class)
                        .list())
                .containsExactly("CASE_VIEWED", "TITLES_VIEWED", "CASE_VIEWED");

        post("/admin/cases/" + one.id() + "/accept");
        await().until(() -> disputes.find(one.id()).orElseThrow().state() == CaseState.LOST);
        assertThat(browser.get().uri(titles).with(as(true))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get().uri("/admin/cases/{id}", one.id()).with(as(true)))
                .bodyText()
                .contains("Accepted a dispute", "Dispute lost")
                .as("what leads nowhere is no link")
                .doesNotContain("href=\"\"");
    }

    @Test
    void collectingIsStoppedAndStartedAndThatIsWrittenDown() {
        assertThat(post("/admin/collection/stop")).hasRedirectedUrl("/admin/collection");
        assertThat(browser.get().uri("/admin/collection").with(as(true)))
                .bodyText()
                .contains("Nothing is charged by itself");
        assertThat(post("/admin/collection/start")).hasRedirectedUrl("/admin/collection");
        assertThat(browser.get().uri("/admin/collection").with(as(true)))
                .bodyText()
                .doesNotContain("Nothing is charged by itself");
        assertThat(jdbc.sql("select action from admin_audit where admin = :admin order by id")
                        .param("admin", admin.value())
                        .query(String.class)
                        .list())
                .containsExactly("COLLECTION_STOPPED", "COLLECTION_STARTED");
    }

    @Test
    void aReaderIsSeenUnderAnotherNameAndThatIsWrittenDown() throws Exception {
        DisputeCase one = disputed();
        String name = pseudonyms.forOperator(one.reader());

        assertThat(browser.get().uri("/admin/readers/{name}", name).with(as(true)))
                .hasStatusOk()
                .bodyText()
                .contains(
                        name.substring(0, 8),
                        "Blocked",
                        "Case " + one.id(),
                        "What happened",
                        "Card asked",
                        "Dispute opened",
                        one.dispute())
                .doesNotContain("patron@example.org");
        assertThat(browser.get()
                        .uri("/admin/settlements/{id}", one.settlement())
                        .with(as(true)))
                .hasStatusOk()
                .bodyText()
                .contains("pi_", "8.40", "Tab closed, with unlocks of", "Paid", "/admin/cases/" + one.id());
        assertThat(jdbc.sql("select subject from admin_audit where admin = :admin and action = 'READER_VIEWED'")
                        .param("admin", admin.value())
                        .query(String.class)
                        .list())
                .containsExactly("reader " + name);
        processor.decideDispute(one.dispute(), true);
        await().until(() -> disputes.find(one.id()).orElseThrow().state() == CaseState.WON);
    }

    @Test
    void aCreatorIsTrustedByAnAdminOnly() {
        String handle = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        CreatorId creator = creators.create(
                readers.readerWith(handle + "@example.org"),
                new NewCreator(handle, "Name", "Bio", "#8a3b12", CurrencyCode.USD));

        assertThat(browser.get().uri("/admin/creators/{handle}", handle).with(as(true)))
                .hasStatusOk()
                .bodyText()
                .contains("Ordinary hold");
        assertThat(browser.post()
                        .uri("/admin/creators/{handle}/trust", handle)
                        .param("trusted", "true")
                        .with(reader())
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(payouts.trusted(creator)).isFalse();
        assertThat(browser.post()
                        .uri("/admin/creators/{handle}/trust", handle)
                        .param("trusted", "true")
                        .with(as(true))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(payouts.trusted(creator)).isTrue();
    }

    @Test
    void theBooksAreCheckedWhenAnAdminWantsIt() {
        assertThat(post("/admin/books/check")).hasRedirectedUrl("/admin/books");

        await().untilAsserted(() -> assertThat(browser.get().uri("/admin/books").with(as(true)))
                .bodyText()
                .contains("The books balance and every rule holds", "Balanced", "tab-owes-its-open-charges", "accruals")
                .doesNotContain("Broken", "Off by"));
        assertThat(browser.get().uri("/admin").with(as(true))).bodyText().contains("every rule holds");
        assertThat(browser.post().uri("/admin/books/check").with(reader()).with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void onlyAMonitorWithItsTokenReadsTheMetrics() {
        assertThat(browser.get().uri("/actuator/prometheus").header("Authorization", "Bearer sandbox"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "tuppence_books_imbalance{currency=\"USD\"} 0",
                        "tuppence_selfcheck_violations{invariant=\"books-sum-to-zero\"} 0",
                        "tuppence_selfcheck_age_seconds ",
                        "tuppence_projection_lag_transactions{projection=\"accruals\"} ",
                        "tuppence_lanes_waiting ",
                        "tuppence_lanes_batches_total ",
                        "tuppence_lanes_verdicts_total{verdict=\"charged\"} ",
                        "tuppence_inbox_age_seconds ");
        assertThat(browser.get().uri("/actuator/prometheus")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get().uri("/actuator/prometheus").header("Authorization", "Bearer wrong"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get().uri("/actuator/prometheus").with(as(true))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get().uri("/actuator/env").with(as(true))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aVerificationIsAskedForAndComeBackTo() throws Exception {
        patrons.unlock(patrons.reader(), Patrons.creator(), usd("0.10"));
        seals.seal();
        String kept = seals.head().orElseThrow().hash();

        assertThat(verify("nonsense")).hasRedirectedUrl("/admin/seals");
        assertThat(verifications.list(1)).isEmpty();
        assertThat(verify(kept)).hasRedirectedUrl("/admin/seals");
        await().until(() -> !verifications.list(1).getFirst().running());

        assertThat(verifications.list(1).getFirst()).satisfies(run -> {
            assertThat(run.misfit()).isNull();
            assertThat(run.compared()).isPositive().isEqualTo(run.sealedRows());
        });
        assertThat(verify("0".repeat(64))).hasRedirectedUrl("/admin/seals");
        await().until(() -> !verifications.list(1).getFirst().running());
        assertThat(browser.get().uri("/admin/seals").with(as(true)))
                .hasStatusOk()
                .bodyText()
                .contains(kept, "Fits", "The hash kept outside is not in the chain");
    }

    private MvcTestResult verify(String hash) {
        return browser.post()
                .uri("/admin/seals/verify")
                .param("expected", hash)
                .with(as(true))
                .with(csrf())
                .exchange();
    }

    @Test
    void theAuditLogOnlyGrows() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("delete from admin_audit").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private DisputeCase disputed() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("8.40"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().state().equals("PAID"));
        processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        await().until(() -> !disputes.of(reader).isEmpty());
        return disputes.of(reader).getFirst();
    }

    private MvcTestResult post(String path) {
        return browser.post().uri(path).with(as(true)).with(csrf()).exchange();
    }

    private RequestPostProcessor as(boolean proven) {
        return authentication(new SignedInAuthentication(new SignedInReader(admin, false, Set.of(Role.ADMIN)), proven));
    }

    private RequestPostProcessor reader() {
        return authentication(new SignedInAuthentication(new SignedInReader(admin, false, Set.of()), true));
    }
}
