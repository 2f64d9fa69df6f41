package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.tax.TaxEntries;
import dev.tuppence.tax.Taxed;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A reader of whom nobody knew a country paid, and proves to live in New Zealand, which takes 15 %; or in Brazil, where nothing is owed. */
@Tag("edge-35")
@WholeApplicationTest
class MovedTaxTests {

    private static final String SEEN = "a letter of the power company";

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    MovedTax moved;

    @Autowired
    Receipts receipts;

    @Autowired
    TaxEntries taxes;

    @Autowired
    Unlocks unlocks;

    @Autowired
    MockMvcTester site;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<Invariant> invariants;

    ReaderId reader;
    ItemId first;
    ItemId second;
    long settlement;

    @BeforeEach
    void aReaderPaid() throws Exception {
        CreatorId creator = Patrons.creator();
        reader = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE);
        first = patrons.unlock(reader, creator, usd("1.15"));
        second = patrons.unlock(reader, creator, usd("2.30"));
        jdbc.sql("update tab set tax_country = 0 where reader_id = :reader")
                .param("reader", reader.value())
                .update();
        settlement = settling.settle(reader, CurrencyCode.USD).settlement();
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void whatWasPaidIsTaxedWhereItsReaderLivesByACreditNoteAndANewEntry() {
        assertThat(moved.move(settlement, "NZ", SEEN)).isTrue();

        assertThat(taxes.of(settlement))
                .extracting(
                        TaxEntries.Entry::source,
                        entry -> entry.taxed().rate().profile().country(),
                        entry -> entry.taxed().gross(),
                        entry -> entry.taxed().tax())
                .containsExactly(
                        tuple("paid", "", usd("3.45"), usd("0")),
                        tuple("moved-1-from", "", usd("-3.45"), usd("0")),
                        tuple("moved-1-to", "NZ", usd("3.45"), usd("0.45")));
        assertThat(moved.move(settlement, "NZ", SEEN)).isFalse();
    }

    @Test
    void whatWasMovedTwiceIsTaxedWhereItWasMovedLast() {
        moved.move(settlement, "NZ", SEEN);
        moved.move(settlement, "BR", SEEN);

        assertThat(left()).containsExactly(tuple("BR", usd("3.45"), usd("0")));
        assertThat(jdbc.sql(
                                "select country || ' ' || evidence from settlement_country where settlement_id = :id order by number")
                        .param("id", settlement)
                        .query(String.class)
                        .list())
                .containsExactly("NZ " + SEEN, "BR " + SEEN);
    }

    @Test
    void whatIsGivenBackAfterwardsIsGivenBackWhereItIsTaxedNow() {
        moved.move(settlement, "NZ", SEEN);

        unlocks.giveBack(reader, first, 1, ReturnReason.NONE);

        assertThat(left()).containsExactly(tuple("NZ", usd("2.30"), usd("0.30")));
        assertThat(slips().getLast().rows())
                .extracting(one -> one.rate().profile().country(), Taxed::gross, Taxed::tax)
                .containsExactly(tuple("NZ", usd("-1.15"), usd("-0.15")));
        unlocks.giveBack(reader, second, 1, ReturnReason.NONE);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatWasGivenBackBeforeStaysWhereItWas() {
        unlocks.giveBack(reader, first, 1, ReturnReason.NONE);

        moved.move(settlement, "NZ", SEEN);

        assertThat(left()).containsExactly(tuple("NZ", usd("2.30"), usd("0.30")));
        assertThat(slips())
                .extracting(one -> one.gross())
                .containsExactly(usd("3.45"), usd("-1.15"), usd("-2.30"), usd("2.30"));
    }

    @Test
    void anAdminMovesItAndSaysWhatWasSeen() {
        String page = "/admin/settlements/" + settlement;
        ReaderId admin = patrons.reader();

        assertThat(move(admin, Role.FINANCE, "nz", SEEN)).hasStatus(HttpStatus.NOT_FOUND);
        move(admin, Role.ADMIN, "nz", "short");
        move(admin, Role.ADMIN, "XX", SEEN);
        assertThat(left()).containsExactly(tuple("", usd("3.45"), usd("0")));
        assertThat(move(admin, Role.ADMIN, "nz", SEEN)).hasRedirectedUrl(page);

        assertThat(left()).containsExactly(tuple("NZ", usd("3.45"), usd("0.45")));
        assertThat(site.get().uri(page).with(authentication(as(admin, Role.ADMIN))))
                .hasStatusOk()
                .bodyText()
                .contains("New Zealand", "Moved a settlement’s tax to another country");
        assertThat(site.get().uri("/tab/settlements/" + settlement + "/receipt").with(authentication(as(reader))))
                .bodyText()
                .contains(
                        "Credit note %d-1".formatted(settlement),
                        "Correction %d-2".formatted(settlement),
                        "New Zealand");
    }

    private MvcTestResult move(ReaderId admin, Role role, String country, String evidence) {
        return site.post()
                .uri("/admin/settlements/" + settlement + "/country")
                .param("country", country)
                .param("evidence", evidence)
                .with(authentication(as(admin, role)))
                .with(csrf())
                .exchange();
    }

    private static SignedInAuthentication as(ReaderId who, Role... roles) {
        return new SignedInAuthentication(new SignedInReader(who, false, Set.of(roles)), true);
    }

    private List<Tuple> left() {
        return taxes.left(settlement).stream()
                .map(one -> tuple(one.rate().profile().country(), one.gross(), one.tax()))
                .toList();
    }

    private List<Receipts.Slip> slips() {
        return receipts.slips(settlement);
    }
}
