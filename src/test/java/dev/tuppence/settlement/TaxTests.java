package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.disputes.Disputes;
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
import dev.tuppence.payouts.Earning;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.tax.ContentClass;
import dev.tuppence.tax.Filings;
import dev.tuppence.tax.TaxEntries;
import dev.tuppence.tax.TaxProfile;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** New Zealand taxes what its readers read with 15 %, and it is in the price. */
@WholeApplicationTest
class TaxTests {

    private static final TaxRate RATE = new TaxRate(new TaxProfile("NZ", ContentClass.E_PUBLICATION), 1500);

    @Autowired
    Patrons patrons;

    @Autowired
    Readers readers;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    SettlementRuns runs;

    @Autowired
    ReaderSettlements own;

    @Autowired
    SettledTax tax;

    @Autowired
    Disputes disputes;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Unlocks unlocks;

    @Autowired
    TaxEntries taxes;

    @Autowired
    Filings filings;

    @Autowired
    MockMvcTester site;

    @Autowired
    Earnings earnings;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<Invariant> invariants;

    final CreatorId creator = Patrons.creator();
    ReaderId reader;
    ItemId first;
    ItemId second;
    Money before;

    @BeforeEach
    void aReaderInNewZealandOwes() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        first = patrons.unlock(reader, creator, usd("1.15"));
        second = patrons.unlock(reader, creator, usd("2.30"));
        inNewZealand(reader);
        before = owed();
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void taxComesOutOfThePriceBeforeAnyFee() throws Exception {
        long settlement = settle();

        assertThat(owed().minus(before)).isEqualTo(usd("0.45"));
        assertThat(settlements.sharesOf(settlement))
                .extracting(Share::gross, Share::tax, Share::platformFee)
                .containsExactly(
                        tuple(usd("1.15"), usd("0.15"), usd("0.08")), tuple(usd("2.30"), usd("0.30"), usd("0.16")));
        assertThat(earnings.lines(creator, CurrencyCode.USD, null, 0, 10))
                .extracting(Earning::gross)
                .containsExactlyInAnyOrder(usd("1.00"), usd("2.00"));
        assertThat(taxes.of(settlement))
                .extracting(
                        entry -> entry.taxed().rate(),
                        entry -> entry.taxed().net(),
                        entry -> entry.taxed().tax())
                .containsExactly(tuple(RATE, usd("3.00"), usd("0.45")));
    }

    @Test
    void creatorsKeepEightyFourOfEachHundredThatIsNotTax() throws Exception {
        long settlement = settle(); // its card fee is more than the ceiling

        assertThat(settlements.sharesOf(settlement))
                .extracting(Share::cardFee, Share::net)
                .containsExactly(tuple(usd("0.08"), usd("0.84")), tuple(usd("0.16"), usd("1.68")));
    }

    @Test
    void whatIsGivenBackAfterPaymentIsTaxedNoLonger() throws Exception {
        long settlement = settle();

        unlocks.giveBack(reader, first, 1, ReturnReason.NONE);
        assertThat(owed().minus(before)).isEqualTo(usd("0.30"));
        unlocks.giveBack(reader, second, 1, ReturnReason.NONE);

        assertThat(owed()).isEqualTo(before);
        assertThat(taxes.left(settlement)).isEmpty();
        assertThat(earnings.lines(creator, CurrencyCode.USD, null, 0, 10))
                .extracting(Earning::gross)
                .contains(usd("-1.00"), usd("-2.00"));
    }

    @Test
    @Tag("edge-20")
    void whatTheBankTookBackIsTaxedNoLongerAndTheShieldGetsTheTax() throws Exception {
        long settlement = settle();
        unlocks.giveBack(reader, first, 1, ReturnReason.NONE);
        processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        await().until(() -> !disputes.of(reader).isEmpty());
        disputes.accept(disputes.of(reader).getFirst().id(), new ReaderId(1));

        await().until(() -> taxes.left(settlement).isEmpty());
        assertThat(owed()).isEqualTo(before);
    }

    @Test
    void whatIsLostAndFoundIsTaxedAsBefore() throws Exception {
        long settlement = settle();
        Account reserve = Account.of(AccountType.DISPUTE_RESERVE);

        transaction.executeWithoutResult(status -> tax.takeBack(settlement, usd("1.15"), reserve, "test"));
        assertThat(owed().minus(before)).isEqualTo(usd("0.30"));
        transaction.executeWithoutResult(status -> tax.putBack(settlement, reserve, "test"));

        assertThat(owed().minus(before)).isEqualTo(usd("0.45"));
    }

    @Test
    void whatIsRefundedByHandIsTaxedNoLonger() throws Exception {
        ReaderId refunded = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE);
        patrons.unlock(refunded, creator, usd("4.60"));
        inNewZealand(refunded);
        long settlement = settling.settle(refunded, CurrencyCode.USD).settlement();
        assertThat(owed().minus(before)).isEqualTo(usd("0.60"));

        processor.refund(settlements.find(settlement).orElseThrow().paymentIntent(), 230);

        await().untilAsserted(() -> assertThat(owed().minus(before)).isEqualTo(usd("0.30")));
    }

    @Test
    void whatThePlatformForgivesIsNotTaxed() throws Exception {
        ReaderId forgiven = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(forgiven, creator, usd("0.23"), Duration.ofDays(46));
        inNewZealand(forgiven);

        runs.runDue();

        long settlement = settlements.of(forgiven, 1).getFirst().id();
        assertThat(settlements.find(settlement).orElseThrow().state()).isEqualTo("FORGIVEN");
        assertThat(taxes.of(settlement))
                .extracting(entry -> entry.taxed().tax())
                .containsExactly(usd("0.03"), usd("-0.03"));
        assertThat(owed()).isEqualTo(before);

        unlocks.reverse(forgiven, new Charge.Key(ChargeKind.UNLOCK, item, 1), ReturnReason.TAKEN_DOWN);
        assertThat(owed()).as("nor when it is taken back").isEqualTo(before);
        assertThat(forgivenIn(settlement)).isEqualTo(usd("0"));
    }

    @Test
    @Tag("edge-10")
    void whatIsWrittenOffIsNotTaxedUntilItIsPaidAfterAll() throws Exception {
        ReaderId late = patrons.reader();
        patrons.unlock(late, creator, usd("1.15"), Duration.ofDays(61));
        inNewZealand(late);
        runs.runDue();
        long settlement = settlements.of(late, 1).getFirst().id();
        jdbc.sql("update settlement set charge_at = noticed_at, retry_at = null where id = :id")
                .param("id", settlement)
                .update();
        runs.runDue();
        assertThat(settlements.find(settlement).orElseThrow().state()).isEqualTo("WRITTEN_OFF");
        assertThat(owed()).isEqualTo(before);

        patrons.saveCard(late, Patrons.PAYS);
        inNewZealand(late);
        own.pay(late, settlement);

        assertThat(settlements.find(settlement).orElseThrow().state()).isEqualTo("PAID");
        assertThat(owed().minus(before)).isEqualTo(usd("0.15"));
    }

    @Test
    @Tag("edge-35")
    void aReaderLivesWhereTheReaderOrACardSaidLastAndIsTaxedThereFromThenOn() throws Exception {
        patrons.saveCard(reader, Patrons.GERMAN);
        assertThat(taxedIn(reader)).isEqualTo("DE");

        readers.liveIn(reader, "KR");
        readers.liveIn(reader, "ZZ"); // says nothing
        assertThat(taxedIn(reader)).isEqualTo("KR");
    }

    private Money forgivenIn(long settlement) {
        return jdbc.sql("""
                        select coalesce(sum(amount_micros), 0)::bigint from posting_line l join posting p on p.id = l.posting_id
                        where l.account = 'FORGIVEN' and (p.source = :id or p.source like :id || '-%')""")
                .param("id", Long.toString(settlement))
                .query((row, number) -> new Money(row.getLong(1), CurrencyCode.USD))
                .single();
    }

    private String taxedIn(ReaderId one) {
        return jdbc.sql("select tax_country from tab where reader_id = :reader")
                .param("reader", one.value())
                .query((row, number) -> TaxProfile.of(8 * row.getInt(1)).country())
                .single();
    }

    @Test
    @Tag("edge-35")
    void aReceiptShowsTheTaxAndACreditNoteWhatWasGivenBackAndBothAreDeclared() throws Exception {
        long settlement = settle();
        String paper = "/tab/settlements/" + settlement + "/receipt";
        assertThat(get(reader, Set.of(), "/tab/settlements/" + settlement))
                .bodyText()
                .contains(paper);
        assertThat(get(reader, Set.of(), paper))
                .hasStatusOk()
                .bodyText()
                .contains("New Zealand", "15 %", "$3.00", "$0.45", "$3.45")
                .doesNotContain("Credit note");

        unlocks.giveBack(reader, first, 1, ReturnReason.NONE);

        assertThat(get(reader, Set.of(), paper)).bodyText().contains("Credit note", "-$1.00", "-$0.15", "-$1.15");
        assertThat(get(patrons.reader(), Set.of(), paper)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(reader, Set.of("FINANCE"), "/admin/tax"))
                .hasStatusOk()
                .bodyText()
                .contains("NZ", "15 %", "Registered: NZ", "Not used: OSS", "Unverified");
    }

    @Test
    void whatIsToBeDeclaredIsAFileAndTheAuditLogSaysWhoHasIt() throws Exception {
        settle();

        String quarter = filings.quarters().getFirst().toString();
        assertThat(get(reader, Set.of("FINANCE"), "/admin/tax/" + quarter.replace("-Q", "/") + ".csv"))
                .hasStatusOk()
                .bodyText()
                .startsWith("quarter,corrects,country,percent,currency,net,tax\r\n")
                .contains(quarter + ",,NZ,15,USD,");
        assertThat(jdbc.sql("select subject from admin_audit where admin = :admin and action = 'TAX_EXPORTED'")
                        .param("admin", reader.value())
                        .query(String.class)
                        .list())
                .containsExactly("tax " + quarter);
    }

    private MvcTestResult get(ReaderId who, Set<String> roles, String path) {
        var named = roles.stream().map(Role::valueOf).collect(Collectors.toSet());
        var signedIn = new SignedInAuthentication(new SignedInReader(who, false, named), true);
        return site.get().uri(path).with(authentication(signedIn)).exchange();
    }

    private long settle() {
        return settling.settle(reader, CurrencyCode.USD).settlement();
    }

    private void inNewZealand(ReaderId one) {
        jdbc.sql("update tab set tax_country = :country where reader_id = :reader")
                .param("country", TaxProfile.numberOf("NZ"))
                .param("reader", one.value())
                .update();
    }

    /** To New Zealand. */
    private Money owed() {
        return ledger.balanceOf(RATE.account(), CurrencyCode.USD).negated();
    }
}
