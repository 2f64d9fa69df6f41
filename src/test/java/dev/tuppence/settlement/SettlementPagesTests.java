package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Tabs;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages under the tab. */
@WholeApplicationTest
class SettlementPagesTests {

    @Autowired
    MockMvcTester site;

    @Autowired
    Patrons patrons;

    @Autowired
    Settlements settlements;

    @Autowired
    SettlementRuns runs;

    @Autowired
    Tabs tabs;

    @Test
    void settlingNowLeadsToThePaidSettlement() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("1.25"));

        MvcTestResult settled = post(reader, "/tab/settle?currency=USD");

        long settlement = settlements.of(reader, 1).getFirst().id();
        assertThat(settled).hasStatus3xxRedirection().hasRedirectedUrl("/tab/settlements/" + settlement);
        assertThat(get(reader, "/tab/settlements/" + settlement))
                .hasStatusOk()
                .bodyText()
                .contains("$1.25", "Paid");
        assertThat(get(reader, "/tab/settlements")).hasStatusOk().bodyText().contains("$1.25");
    }

    @Test
    void settlingNowLeadsBackToWhereTheReaderWas() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("1.25"));

        assertThat(post(reader, "/tab/settle?currency=USD&next=/@someone/something"))
                .hasRedirectedUrl("/@someone/something");
    }

    @Test
    @Tag("edge-11")
    void everyPageSaysThatAPaymentWaits() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.AUTHENTICATES);
        patrons.unlock(reader, Patrons.creator(), usd("3.00"));
        String waits = "A payment of your tab waits for you";
        assertThat(get(reader, "/discover")).bodyText().doesNotContain(waits);

        post(reader, "/tab/settle?currency=USD");

        for (String page : List.of("/", "/discover", "/tab", "/library")) {
            assertThat(get(reader, page)).bodyText().as(page).contains(waits);
        }
    }

    @Test
    void aSmallSettlementIsPaidExactlyOrWithMore() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("2.10"), Duration.ofDays(43));
        runs.runDue();
        String page = "/tab/settlements/" + settlements.of(reader, 1).getFirst().id();
        assertThat(get(reader, page)).bodyText().contains("Pay $5.00; $2.90 waits as credit", "Pay exactly $2.10");

        assertThat(post(reader, page + "/prefund")).hasRedirectedUrl(page);

        assertThat(get(reader, page)).bodyText().contains("Waits as credit", "$2.90", "$5.00");
        assertThat(get(reader, "/tab")).bodyText().contains("You have $2.90 of credit");
    }

    @Test
    void withoutACardSettlingLeadsToTheCardPage() {
        ReaderId reader = patrons.reader();
        patrons.unlock(reader, Patrons.creator(), usd("1.25"));

        assertThat(post(reader, "/tab/settle?currency=USD")).hasRedirectedUrl("/tab/card?next=%2Ftab");
        MvcTestResult card = get(reader, "/tab/card?next=/tab");
        assertThat(card).hasStatus3xxRedirection();
        assertThat(card.getResponse().getRedirectedUrl()).contains("/sandbox/processor/checkout/");
        assertThat(get(reader, "/tab/card/done?next=/tab")).hasRedirectedUrl("/tab");
    }

    @Test
    void anAddressOutsideIsNeverGoneTo() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        assertThat(get(reader, "/tab/card/done?next=//evil.example")).hasRedirectedUrl("/");
        patrons.unlock(reader, Patrons.creator(), usd("1.25"));
        assertThat(post(reader, "/tab/settle?currency=USD&next=https://evil.example"))
                .hasRedirectedUrl("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay", "postpone", "authenticate", "items/1/1/remove"})
    void anotherReadersSettlementDoesNotExist(String action) throws Exception {
        ReaderId owner = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(owner, Patrons.creator(), usd("6.50"));
        runs.runDue();
        long settlement = settlements.of(owner, 1).getFirst().id();
        ReaderId stranger = patrons.reader();

        assertThat(get(stranger, "/tab/settlements/" + settlement)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(stranger, "/tab/settlements/%d/%s".formatted(settlement, action)))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void anAnnouncedItemIsTakenOutAndTheRestPostponedOnce() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, Patrons.creator(), usd("1.00"), Duration.ofDays(3));
        patrons.unlock(reader, Patrons.creator(), usd("6.00"), Duration.ofDays(3));
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();
        String page = "/tab/settlements/" + settlement;

        assertThat(post(reader, "%s/items/%d/1/remove".formatted(page, item.value())))
                .hasRedirectedUrl(page);
        assertThat(settlements.find(settlement).orElseThrow().charged()).isEqualTo(usd("6.00"));
        assertThat(tabs.of(reader).getFirst().due()).isEqualTo(usd("6.00"));

        assertThat(post(reader, page + "/postpone")).hasRedirectedUrl(page);
        assertThat(get(reader, page)).bodyText().doesNotContain("/postpone");
        assertThat(post(reader, page + "/pay")).hasRedirectedUrl(page);
        assertThat(settlements.find(settlement).orElseThrow().state()).isEqualTo("PAID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tab/settle?currency=XXX", "/tab/settle"})
    void nonsenseIsRefusedWithAClearPage(String address) {
        assertThat(post(patrons.reader(), address)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private MvcTestResult get(ReaderId reader, String address) {
        return site.get().uri(address).with(authentication(as(reader))).exchange();
    }

    private MvcTestResult post(ReaderId reader, String address) {
        return site.post()
                .uri(address)
                .with(authentication(as(reader)))
                .with(csrf())
                .exchange();
    }

    private static SignedInAuthentication as(ReaderId reader) {
        return new SignedInAuthentication(new SignedInReader(reader, false, Set.of()), false);
    }
}
