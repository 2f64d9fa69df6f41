package dev.tuppence.browser;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.Roles;
import dev.tuppence.identity.SignInCookie;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignIns;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages about money on a dark Korean phone and on an English desk: nothing sticks out, nothing is refused by the browser. */
@WholeApplicationTest
class MoneyPageTests {

    private static final List<Integer> WIDTHS = List.of(360, 1280);

    @LocalServerPort
    int port;

    @Autowired
    Readers readers;

    @Autowired
    Roles roles;

    @Autowired
    SignIns signIns;

    @Autowired
    Creators creators;

    @Autowired
    Earnings earnings;

    @Autowired
    Disputes disputes;

    @Autowired
    Settlements settlements;

    @Autowired
    SettlingNow settling;

    @Autowired
    Patrons patrons;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    ReaderPseudonyms pseudonyms;

    String handle;
    ReaderId owner;
    CreatorId creator;
    ReaderId reader;
    long settlement;

    @BeforeEach
    void aCreatorWithADisputedPayment() throws Exception {
        handle = "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        owner = readers.readerWith(handle + "@example.org");
        creator = creators.create(owner, new NewCreator(handle, "Quiet Waters", "", "#1f5f8b", CurrencyCode.USD));
        reader = patrons.readerWithCard(Patrons.PAYS);
        for (String price : List.of("4.00", "0.25", "0.15", "3.5004", "0.50")) {
            patrons.unlock(reader, creator, usd(price));
        }
        settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().paidAt() != null);
        processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        await().until(() -> !disputes.of(reader).isEmpty());
    }

    @Test
    void aCreatorsPagesFit() {
        long line =
                earnings.lines(creator, CurrencyCode.USD, null, 0, 1).getFirst().id();
        String studio = "/studio/" + handle;
        assertFit(
                owner,
                SignInMethod.MAIL_LINK,
                List.of(studio + "/earnings", studio + "/earnings/" + line, studio + "/payouts", studio + "/disputes"));
    }

    @Test
    void theOperatorsPagesFit() {
        ReaderId admin = readers.readerWith(UUID.randomUUID() + "@example.org");
        roles.grant(admin, Role.ADMIN);
        assertFit(
                admin,
                SignInMethod.PASSKEY,
                List.of(
                        "/admin",
                        "/admin/cases",
                        "/admin/cases/" + disputes.of(reader).getFirst().id(),
                        "/admin/settlements",
                        "/admin/settlements/" + settlement,
                        "/admin/settlements/" + settlement + "/chain",
                        "/admin/creators",
                        "/admin/creators/" + handle,
                        "/admin/readers",
                        "/admin/readers/" + pseudonyms.forOperator(reader),
                        "/admin/reviews",
                        "/admin/collection?dry=true",
                        "/admin/payouts",
                        "/admin/refunds",
                        "/admin/goodwill",
                        "/admin/reconciliation",
                        "/admin/adjustments",
                        "/admin/books",
                        "/admin/seals",
                        "/admin/roles",
                        "/admin/audit"));
    }

    private void assertFit(ReaderId who, SignInMethod method, List<String> paths) {
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = Chromium.start()) {
            for (int width : WIDTHS) {
                var options = new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(width == 360 ? ColorScheme.DARK : ColorScheme.LIGHT);
                try (BrowserContext context = chromium.browser().newContext(options)) {
                    SignInCookie cookie = signIns.start(who, method);
                    context.addCookies(List.of(new Cookie(cookie.name(), cookie.value()).setUrl(at("/"))));
                    Page page = context.newPage();
                    page.onConsoleMessage(message -> {
                        if (message.type().equals("error")) {
                            complaints.add(page.url() + ": " + message.text());
                        }
                    });
                    page.navigate(at("/"));
                    page.locator(width == 360 ? "button[lang=ko]" : "button[lang=en]")
                            .click();
                    paths.forEach(path -> assertFits(page, path, width));
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    private void assertFits(Page page, String path, int width) {
        assertThat(page.navigate(at(path)).status()).as(path).isEqualTo(200);
        Object wide = page.evaluate("document.documentElement.scrollWidth");
        assertThat((Integer) wide).as("%s at %d", path, width).isLessThanOrEqualTo(width);
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
