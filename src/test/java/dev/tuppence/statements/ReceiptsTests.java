package dev.tuppence.statements;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.tax.TaxProfile;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A reader in New Zealand paid twice and had something back. */
@WholeApplicationTest
class ReceiptsTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Unlocks unlocks;

    @Autowired
    MockMvcTester site;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final CreatorId creator = Patrons.creator();
    ReaderId reader;
    long first;
    long second;
    YearMonth month;

    @BeforeEach
    void aReaderPaidTwiceAndGaveOneItemBack() throws Exception {
        reader = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE);
        ItemId returned = patrons.unlock(reader, creator, usd("2.30"));
        jdbc.sql("update tab set tax_country = :country where reader_id = :reader")
                .param("country", TaxProfile.numberOf("NZ"))
                .param("reader", reader.value())
                .update();
        first = settling.settle(reader, CurrencyCode.USD).settlement();
        patrons.unlock(reader, creator, usd("4.60"));
        second = settling.settle(reader, CurrencyCode.USD).settlement();
        unlocks.giveBack(reader, returned, 1, ReturnReason.NONE);
        month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Test
    void aMonthSumsWhatWasPaidAndGivenBackByRate() {
        assertThat(get(reader, "/tab/receipts"))
                .hasStatusOk()
                .bodyText()
                .contains("New Zealand", "$4.00", "$0.60", "$4.60", "/tab/receipts/" + month + ".pdf")
                .contains("Receipt " + first, "Receipt " + second, "Credit note " + first + "-1", "-$2.30");
        assertThat(get(reader, "/tab/receipts/2001-01"))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing was paid", "/tab/receipts/2001-02")
                .doesNotContain("/tab/receipts/2000-12");
    }

    @Test
    void aMonthIsAFileInTheReadersLanguage() throws IOException {
        assertThat(pdf("/tab/receipts/" + month + ".pdf", "ko"))
                .contains("%d월 영수증".formatted(month.getMonthValue()), "뉴질랜드", "4.60")
                .contains("세율별 합계", "수정 영수증 " + first + "-1, ", "-US$2.30");
    }

    @Test
    void aReceiptIsAFileWithItsCreditNotesAndNamesNoItem() throws IOException {
        assertThat(pdf("/tab/settlements/" + first + "/receipt.pdf", "en"))
                .contains(
                        "Receipt " + first, "Sold by Tuppence", "New Zealand, Reading, 15 %", "$2.00", "$0.30", "$2.30")
                .contains("Credit note " + first + "-1", "-$2.30")
                .doesNotContain("4.60");
    }

    @Test
    void anothersReceiptsDoNotExist() {
        ReaderId another = patrons.reader();

        assertThat(get(another, "/tab/settlements/" + first + "/receipt.pdf")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(another, "/tab/receipts/" + month)).bodyText().contains("Nothing was paid");
    }

    private String pdf(String path, String language) throws IOException {
        var who = new SignedInReader(reader, false, Set.of(), Locale.of(language), ZoneOffset.UTC);
        MvcTestResult file = site.get()
                .uri(path)
                .with(authentication(new SignedInAuthentication(who, false)))
                .exchange();
        assertThat(file).hasStatusOk().hasContentType("application/pdf");
        try (var pdf = new PdfReader(file.getResponse().getContentAsByteArray())) {
            return new PdfTextExtractor(pdf).getTextFromPage(1);
        }
    }

    private MvcTestResult get(ReaderId who, String path) {
        var signedIn = new SignedInAuthentication(new SignedInReader(who, false, Set.of()), false);
        return site.get().uri(path).with(authentication(signedIn)).exchange();
    }
}
