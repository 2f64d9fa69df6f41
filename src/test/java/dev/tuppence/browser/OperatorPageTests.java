package dev.tuppence.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.disputes.CaseState;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.Roles;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignIns;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The operator's main jobs in a real browser: contest a dispute, approve a correction, explain an amount. */
@WholeApplicationTest
class OperatorPageTests {

    private static final int FAR = 80;

    private static Chromium chromium;

    @Autowired
    Readers readers;

    @Autowired
    Roles roles;

    @Autowired
    SignIns signIns;

    @Autowired
    Creators creators;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Disputes disputes;

    @Autowired
    Ledger ledger;

    @Autowired
    SandboxProcessor processor;

    @Value("${tuppence.base-url}")
    String site;

    Person admin;

    @BeforeAll
    static void startTheBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void anAdmin() {
        admin = operator(Role.ADMIN);
    }

    @AfterEach
    void noPageComplains() {
        assertThat(admin.complaints()).isEmpty();
        admin.close();
    }

    /** With the keyboard alone. */
    @Test
    void aDisputeIsTakenFromTheDeskAndContested() throws Exception {
        DisputeCase one = disputed();
        admin.open("/admin");
        tabTo(admin.page().locator("nav a[href$='kind=CASE']")).press("Enter");
        Locator matter = admin.page()
                .locator(".desk li", new Page.LocatorOptions().setHasText("Dispute " + one.id()))
                .first();
        tabTo(matter.getByRole(AriaRole.BUTTON)).press("Enter");
        admin.sees("It is yours.");
        assertThat(matter).containsText("Yours");

        tabTo(matter.getByRole(AriaRole.LINK)).press("Enter");
        admin.page().waitForURL("**/admin/cases/" + one.id());
        admin.sees("This would be sent");
        tabTo(admin.page().locator("form[action$='/contest'] button")).press("Enter");
        admin.sees("The evidence is on its way.");

        await().until(() -> disputes.find(one.id()).orElseThrow().state() == CaseState.CONTESTED);
        admin.open("/admin");
        assertThat(admin.page().locator("#matter-CASE-" + one.id())).hasCount(0);
        processor.decideDispute(one.dispute(), true);
        await().until(() -> disputes.find(one.id()).orElseThrow().state() == CaseState.WON);
        admin.open("/admin/cases/" + one.id()).sees("Dispute won").sees("Contested a dispute");
    }

    @Test
    void aCorrectionIsAskedForByFinanceAndApprovedByAnother() {
        Money before = fees();
        String why = "Ten dollars too much, " + UUID.randomUUID();
        try (Person finance = operator(Role.FINANCE)) {
            finance.open("/admin");
            finance.page().locator("nav.operator summary").click();
            finance.press("Corrections");
            finance.page().locator("#debit").selectOption("PSP_FEES");
            finance.page().locator("#credit").selectOption("SUSPENSE");
            finance.fill("amount", "10.01");
            finance.page().locator("#currency").selectOption("USD");
            finance.page().locator("#note").fill(why);
            finance.press("Ask another admin").sees("Another admin is asked.").sees("so another admin decides");
            assertThat(article(finance, why).getByText("Approve and book")).hasCount(0);
            assertThat(finance.complaints()).isEmpty();
        }
        assertThat(fees()).isEqualTo(before);

        admin.open("/admin/adjustments");
        article(admin, why).getByText("Approve and book").click();
        admin.sees("The correction is booked.");
        assertThat(article(admin, why)).containsText("Booked");
        assertThat(fees()).isEqualTo(before.plus(usd("10.01")));
    }

    @Test
    void anAmountIsExplainedFromThePaymentsIdOn() throws Exception {
        long settlement = paid("3.20");
        String payment = settlements.find(settlement).orElseThrow().paymentIntent();
        admin.open("/admin").fill("q", payment);
        admin.page().locator("[role=search] button").click();
        admin.page().waitForURL("**/admin/settlements/" + settlement);
        admin.sees("What happened").sees("Card asked");

        admin.page().locator("table a.explain").last().click();
        admin.page().waitForURL("**/lines/**");
        assertThat(admin.page().locator(".chain > li").first()).containsText("3.20");
        assertThat(admin.page().locator(".chain")).containsText(payment);
        Locator booking = admin.page().locator(".chain details").first();
        booking.locator("summary").click();
        assertThat(booking.locator("table").first()).isVisible();

        admin.open("/admin/audit");
        assertThat(admin.page().locator("main table")).containsText("Amount explained");
    }

    /** Presses Tab until the focus is there. */
    private Locator tabTo(Locator wanted) {
        for (int i = 0; i < FAR; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return wanted;
            }
            admin.page().keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + wanted);
    }

    private static Locator article(Person who, String why) {
        return who.page().locator("article", new Page.LocatorOptions().setHasText(why));
    }

    private DisputeCase disputed() throws Exception {
        long settlement = paid("8.40");
        processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        ReaderId reader = settlements.find(settlement).orElseThrow().reader();
        await().until(() -> !disputes.of(reader).isEmpty());
        return disputes.of(reader).getFirst();
    }

    private long paid(String price) throws Exception {
        String handle = "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        CreatorId creator = creators.create(
                readers.readerWith(handle + "@example.org"),
                new NewCreator(handle, "Quiet Waters", "", "#1f5f8b", CurrencyCode.USD));
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd(price));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().paidAt() != null);
        return settlement;
    }

    private Money fees() {
        return ledger.balanceOf(Account.of(AccountType.PSP_FEES), CurrencyCode.USD);
    }

    private Person operator(Role role) {
        ReaderId reader = readers.readerWith(UUID.randomUUID() + "@example.org");
        roles.grant(reader, role);
        return new Person(chromium.browser(), site).with(signIns.start(reader, SignInMethod.PASSKEY));
    }
}
