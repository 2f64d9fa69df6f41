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
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who saw and did what, and to whose data. */
@WholeApplicationTest
class AuditTests {

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
    Creators creators;

    @Autowired
    Earnings earnings;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Readers readers;

    @Autowired
    ReaderPseudonyms pseudonyms;

    @Autowired
    JdbcClient jdbc;

    ReaderId admin;
    String handle;
    long earning;
    DisputeCase one;

    @BeforeEach
    void aDisputedPayment() throws Exception {
        admin = readers.readerWith(UUID.randomUUID() + "@example.org");
        handle = "a" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        CreatorId creator = creators.create(
                readers.readerWith(handle + "@example.org"),
                new NewCreator(handle, "Name", "Bio", "#8a3b12", CurrencyCode.USD));
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("8.40"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().paidAt() != null);
        await().until(() ->
                !earnings.lines(creator, CurrencyCode.USD, null, 0, 1).isEmpty());
        earning =
                earnings.lines(creator, CurrencyCode.USD, null, 0, 1).getFirst().id();
        processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        await().until(() -> !disputes.of(reader).isEmpty());
        one = disputes.of(reader).getFirst();
    }

    @Test
    void everyPageAboutSomebodyIsWrittenDown() {
        List<String> pages = List.of(
                "/admin/readers/" + pseudonyms.forOperator(one.reader()),
                "/admin/settlements/" + one.settlement(),
                "/admin/settlements/" + one.settlement() + "/chain",
                "/admin/cases/" + one.id(),
                "/admin/creators/" + handle,
                "/admin/creators/" + handle + "/earnings/" + earning);

        assertThat(pages).allSatisfy(page -> {
            long before = lines();
            assertThat(browser.get().uri(page).with(as())).as(page).hasStatusOk();
            assertThat(lines()).as(page).isEqualTo(before + 1);
        });
        assertThat(actionsAbout(one.reader()))
                .containsExactly("READER_VIEWED", "SETTLEMENT_VIEWED", "AMOUNT_EXPLAINED", "CASE_VIEWED");
    }

    @Test
    void linesAreFoundByWhoByWhoseAndByWhat() {
        browser.get().uri("/admin/cases/{id}", one.id()).with(as()).exchange();
        browser.post()
                .uri("/admin/cases/{id}/offer", one.id())
                .with(as())
                .with(csrf())
                .exchange();
        browser.get().uri("/admin/creators/{handle}", handle).with(as()).exchange();
        String me = pseudonyms.forOperator(admin);
        String reader = pseudonyms.forOperator(one.reader());

        assertThat(body("admin=" + me)).contains("Viewed a creator", "<code>case " + one.id() + "</code>");
        assertThat(rows("admin=" + me)).isEqualTo(3);
        assertThat(rows("reader=" + reader)).isEqualTo(2);
        assertThat(rows("admin=" + me + "&action=CREDIT_OFFERED")).isEqualTo(1);
        assertThat(rows("admin=" + reader)).isZero();
    }

    private int rows(String filter) {
        return body(filter).split("<th scope=\"row\">").length - 1;
    }

    private String body(String filter) {
        var page = browser.get().uri("/admin/audit?" + filter).with(as()).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private long lines() {
        return jdbc.sql("select count(*) from admin_audit where admin = :admin")
                .param("admin", admin.value())
                .query(Long.class)
                .single();
    }

    private List<String> actionsAbout(ReaderId reader) {
        return jdbc.sql("select action from admin_audit where admin = :admin and reader = :reader order by id")
                .param("admin", admin.value())
                .param("reader", reader.value())
                .query(String.class)
                .list();
    }

    private RequestPostProcessor as() {
        return authentication(new SignedInAuthentication(new SignedInReader(admin, false, Set.of(Role.ADMIN)), true));
    }
}
