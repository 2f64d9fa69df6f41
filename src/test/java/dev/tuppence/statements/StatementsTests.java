package dev.tuppence.statements;

import static dev.tuppence.settlement.Patrons.usd;
import static dev.tuppence.unlocks.web.Publications.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.payouts.ItemPeriod;
import dev.tuppence.payouts.PeriodEarnings;
import dev.tuppence.payouts.PeriodSum;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.ChargeKind;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WholeApplicationTest
class StatementsTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Creators creators;

    @Autowired
    Readers readers;

    @Autowired
    Earnings earnings;

    @Autowired
    PeriodEarnings periods;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    String handle;
    CreatorId creator;
    SignedInReader owner;
    YearMonth month;

    @BeforeEach
    void aCreatorWithThreePayments() throws Exception {
        handle = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        owner = new SignedInReader(readers.readerWith(handle + "@example.org"), false, Set.of());
        creator = creators.create(owner.reader(), new NewCreator(handle, "한글 잡지", "Bio", "#8a3b12", CurrencyCode.USD));
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, creator, usd("1.2345"));
        patrons.unlock(reader, creator, usd("0.0040"));
        patrons.charge(reader, ChargeKind.TIP, item.value(), creator, 0, usd("3.0000"), Duration.ZERO);
        settling.settle(reader, CurrencyCode.USD);
        await().untilAsserted(() -> assertThat(earnings.lines(creator, CurrencyCode.USD, null, 0, 10))
                .hasSize(3));
        month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Test
    void aStatementSaysWhatTheBooksSayToTheMicro() {
        PeriodSum sum = periods.sumOf(statement().period());

        assertThat(sum.opening()).isEqualTo(usd("0"));
        assertThat(sum.earned().gross()).isEqualTo(usd("4.2385"));
        assertThat(sum.closing()).isEqualTo(booked());
        assertThat(periods.byItem(statement().period(), null, 10).stream()
                        .map(ItemPeriod::net)
                        .reduce(Money::plus))
                .hasValue(booked());
        var next = new Statement(statement().creator(), month.plusMonths(1), CurrencyCode.USD);
        assertThat(periods.sumOf(next.period()).opening()).isEqualTo(booked());
    }

    @Test
    void itemsComePageByPageWithoutGapOrRepetition() {
        var first = periods.byItem(statement().period(), null, 2);
        var rest = periods.byItem(statement().period(), first.getLast(), 2);

        assertThat(Stream.concat(first.stream(), rest.stream()).toList())
                .isEqualTo(periods.byItem(statement().period(), null, 10));
    }

    @Test
    void theFileForSpreadsheetsHasEveryLineExactlyAndAnAddressThatExplainsIt() throws IOException {
        List<CSVRecord> rows = csv("en");

        assertThat(rows).hasSize(4);
        assertThat(rows.getFirst().get(0)).isEqualTo("\uFEFFPaid at");
        assertThat(rows.subList(1, 4).stream()
                        .map(row -> new BigDecimal(row.get(9)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(booked().majorUnits());
        assertThat(rows.subList(1, 4)).extracting(row -> row.get(3)).contains("Unlock", "Tip");
        String explained = rows.get(1).get(11);
        assertThat(browser.get()
                        .uri(explained.substring(explained.indexOf("/studio")))
                        .with(as(owner)))
                .hasStatusOk();
        assertThat(csv("ko").getFirst().get(2)).isEqualTo("항목");
    }

    @Test
    void noTitleIsAFormula() {
        assertThat(Stream.of("=1+1", "+1", "-1", "@SUM(A1)", "Tea").map(StatementCsv::text))
                .containsExactly("'=1+1", "'+1", "'-1", "'@SUM(A1)", "Tea");
    }

    @Test
    void theFileForFilingSpeaksKorean() throws IOException {
        byte[] pdf = file(".pdf", "ko").getResponse().getContentAsByteArray();

        try (var reader = new PdfReader(pdf)) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1))
                    .contains(
                            "한글 잡지",
                            "%d년 %d월 명세서".formatted(month.getYear(), month.getMonthValue()),
                            "월말 잔액",
                            "4.2385");
        }
    }

    @Test
    void thePagesLeadFromTheYearToTheMonthToTheItems() {
        assertThat(page("/statements")).contains(month.toString(), ".csv?currency=USD", ".pdf?currency=USD");
        assertThat(page("/statements/" + month))
                .contains(
                        " for "
                                + DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH)
                                        .format(month),
                        "4.2385",
                        "Yours when the month ended",
                        "#lines");
        assertThat(page("/statements?year=2001")).contains("Nothing was paid by readers in 2001");
    }

    @Test
    void noYearIsTooFarAway() {
        assertThat(page("/statements?year=-5000")).contains("Nothing was paid by readers in 1970");
        assertThat(page("/statements?year=999999999")).contains(month.toString());
    }

    @Test
    void whatIsNoMonthIsNotThere() {
        for (String nonsense : List.of("2026-13", "2026-00", "x", "2026-1.csv")) {
            assertThat(browser.get()
                            .uri("/studio/{handle}/statements/{month}", handle, nonsense)
                            .with(as(owner)))
                    .satisfies(answer -> assertThat(answer.getResponse().getStatus())
                            .isIn(HttpStatus.NOT_FOUND.value(), HttpStatus.BAD_REQUEST.value()));
        }
    }

    private Statement statement() {
        return new Statement(creators.pageOf(creator), month, CurrencyCode.USD);
    }

    private Money booked() {
        return Stream.of(AccountType.COLLECTED, AccountType.AVAILABLE, AccountType.IN_TRANSIT, AccountType.OWED)
                .map(type -> ledger.balanceOf(Account.of(type, creator.value()), CurrencyCode.USD)
                        .negated())
                .reduce(usd("0"), Money::plus);
    }

    private List<CSVRecord> csv(String language) throws IOException {
        String text = file(".csv", language).getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        return CSVFormat.RFC4180.parse(new StringReader(text)).getRecords();
    }

    private MvcTestResult file(String kind, String language) {
        MvcTestResult file = browser.get()
                .uri("/studio/" + handle + "/statements/" + month + kind + "?currency=USD")
                .with(as(new SignedInReader(owner.reader(), false, Set.of(), Locale.of(language), ZoneOffset.UTC)))
                .exchange();
        assertThat(file).hasStatusOk();
        assertThat(file.getResponse().getHeader("Content-Disposition")).contains(handle + "-" + month + "-USD" + kind);
        return file;
    }

    private String page(String path) {
        MvcTestResult result =
                browser.get().uri("/studio/" + handle + path).with(as(owner)).exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
