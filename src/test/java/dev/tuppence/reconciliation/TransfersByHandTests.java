package dev.tuppence.reconciliation;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.admin.NotDecidable;
import dev.tuppence.admin.Placements;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.ProcessorAddress;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.payouts.Transfer;
import dev.tuppence.payouts.TransferState;
import dev.tuppence.payouts.TransferTrigger;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlingNow;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What somebody transferred, or took back, in the processor's dashboard is booked against its creator when two people agree. */
@WholeApplicationTest
@TestPropertySource(
        properties = {
            "spring.application.name=reconciliation",
            "tuppence.payments.page-size=2",
            "tuppence.reconciliation.pages=1",
            "tuppence.sandbox.processor.exchange-rates.chf=1.2345"
        })
class TransfersByHandTests {

    private static final ReaderId ONE = new ReaderId(1);
    private static final ReaderId ANOTHER = new ReaderId(2);
    private static final String NOTE = "Paid by hand as the run was late.";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Placements placements;

    @Autowired
    Reconciling reconciling;

    @Autowired
    Payouts payouts;

    @Autowired
    Creators creators;

    @Autowired
    Readers readers;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    SandboxClock time;

    @Autowired
    Ledger ledger;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    ProcessorAddress address;

    @Autowired
    JdbcClient jdbc;

    @Value("${tuppence.payments.secret-key}")
    String key;

    final List<String> found = new ArrayList<>(List.of("none"));
    StripeClient dashboard;
    CreatorId creator;
    String account;

    @BeforeEach
    void aCreatorWithAnAccount() throws Exception {
        dashboard = StripeClient.builder()
                .setApiKey(key)
                .setApiBase(address.apiBase())
                .build();
        String handle = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        creator = creators.create(
                readers.readerWith(handle + "@example.org"),
                new NewCreator(handle, "Name", "Bio", "#8a3b12", CurrencyCode.USD));
        URI page = payouts.onboard(creator, "US", URI.create("http://localhost/back"));
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Patrons.submit(browser, page.toString(), Map.of("first", "Ada", "last", "Writer", "bank", "000123456789"));
        account = payouts.refresh(creator).orElseThrow().account();
        pays(Patrons.creator(), "200.00");
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(reconciling.breaks()).extracting(ProcessorBreak::object).doesNotContainAnyElementsOf(found);
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void aTransferMadeByHandIsWhatTheCreatorGotAlready() throws Exception {
        String transfer = transferred(500, Map.of());
        ProcessorBreak found = found(transfer);
        assertThat(page(ANOTHER)).contains("Book against the creator");
        placements.request(found.id(), NOTE, ONE);
        assertThat(page(ANOTHER)).contains("To be booked against", NOTE, "Do not book it");
        assertThatThrownBy(() -> placements.request(found.id(), NOTE, ANOTHER)).isInstanceOf(NotDecidable.class);
        long asked = placements.openAbout(List.of(found)).getFirst().id();
        assertThatThrownBy(() -> placements.approve(asked, ONE)).isInstanceOf(NotDecidable.class);
        assertThat(available()).isEqualTo(usd("0"));

        placements.approve(asked, ANOTHER);

        assertThat(available()).isEqualTo(usd("-5.00"));
        assertThat(payouts.transfersOf(creator)).singleElement().satisfies(one -> {
            assertThat(one.trigger()).isEqualTo(TransferTrigger.BY_HAND);
            assertThat(one.processorTransfer()).isEqualTo(transfer);
        });
        assertThatThrownBy(() -> placements.approve(asked, ANOTHER)).isInstanceOf(NotDecidable.class);
    }

    @Test
    void whatWasTakenBackByHandOfATransferOfOursIsTheCreatorsAgain() throws Exception {
        pays(creator, "30.00");
        time.forward(Duration.ofDays(8));
        payouts.runDue();
        await().until(() -> payouts.transfersOf(creator).stream().anyMatch(one -> one.state() == TransferState.SENT));
        Transfer ours = payouts.transfersOf(creator).getFirst();
        Money left = available();
        dashboard
                .v1()
                .transfers()
                .reversals()
                .create(
                        ours.processorTransfer(),
                        TransferReversalCreateParams.builder().setAmount(700L).build());
        ProcessorBreak found = found(ours.processorTransfer());
        assertThat(found.difference()).isEqualTo(usd("-7.00"));

        placements.request(found.id(), NOTE, ONE);
        placements.approve(placements.openAbout(List.of(found)).getFirst().id(), ANOTHER);

        assertThat(available()).isEqualTo(left.plus(usd("7.00")));
    }

    @Test
    void whatIsOursAndOnItsWayToTheBooksIsNobodysToPlace() throws Exception {
        String books = jdbc.sql("select id::text from processor_books")
                .query(String.class)
                .single();
        String transfer = transferred(300, Map.of("books", books));
        ProcessorBreak found = found(transfer);
        assertThatThrownBy(() -> placements.request(found.id(), NOTE, ONE)).isInstanceOf(NotDecidable.class);

        dashboard.v1().transfers().reversals().create(transfer);
    }

    private String transferred(long cents, Map<String, String> metadata) throws StripeException {
        return dashboard
                .v1()
                .transfers()
                .create(TransferCreateParams.builder()
                        .setAmount(cents)
                        .setCurrency("usd")
                        .setDestination(account)
                        .putAllMetadata(metadata)
                        .build())
                .getId();
    }

    private String page(ReaderId operator) throws Exception {
        var finance = new SignedInReader(operator, false, Set.of(Role.FINANCE));
        return browser.get()
                .uri("/admin/reconciliation")
                .with(authentication(new SignedInAuthentication(finance, true)))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private ProcessorBreak found(String transfer) {
        found.add(transfer);
        return reconciling.breaks().stream()
                .filter(one -> one.object().equals(transfer))
                .findFirst()
                .orElseThrow();
    }

    private void pays(CreatorId to, String amount) throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE);
        patrons.unlock(reader, to, usd(amount));
        settling.settle(reader, CurrencyCode.USD);
    }

    private Money available() {
        return ledger.balanceOf(Account.of(AccountType.AVAILABLE, creator.value()), CurrencyCode.USD)
                .negated();
    }
}
