package dev.tuppence.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.FilePayload;
import dev.tuppence.BooksAgree;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.Roles;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.SelfCheck;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/**
 * The main job in a real browser, through all three roles: from an article published to a disputed card payment decided, with
 * the books and the processor's own balance agreeing to the micro at the end.
 */
@WholeApplicationTest
@TestPropertySource(
        properties = "spring.application.name=journey") // a database of its own: here every book must balance
@ExtendWith(BooksAgree.class)
class JourneyPageTests {

    private static final int ITEMS = 40;
    private static final String PRICE_MICROS = "150000";
    private static final List<String> CREATORS = List.of("ada-bakes", "field-notes", "slow-queries");

    private static Chromium chromium;

    @Autowired
    Readers readers;

    @Autowired
    Roles roles;

    @Autowired
    Ledger ledger;

    @Autowired
    SelfCheck selfCheck;

    @Autowired
    SandboxProcessor processor;

    @Value("${tuppence.base-url}")
    String site;

    private final List<Person> people = new ArrayList<>();

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

    @Test
    void fromAPublishedArticleToADecidedDispute() {
        try {
            theMainJob();
        } catch (RuntimeException | AssertionError e) {
            people.forEach(person -> person.photograph(Path.of("target/journey")));
            throw e;
        }
    }

    private void theMainJob() {
        List<Person> creators = CREATORS.stream().map(this::opensAPage).toList();
        writesAnArticle(creators.getFirst(), CREATORS.getFirst());
        for (int i = 0; i < creators.size(); i++) {
            importsArticles(creators.get(i), CREATORS.get(i));
        }

        Person reader = somebody();
        unlocksAsAGuest(reader);
        reader.signIn("reader@journey.example");
        reader.open("/library").sees("Bread, by hand");
        unlocksEverythingElse(reader);
        returnsTheLast(reader);
        settles(reader);
        booksAgree();

        for (int i = 0; i < creators.size(); i++) {
            saysWhereTheMoneyGoes(creators.get(i), CREATORS.get(i));
        }
        twoWeeksPass();
        for (int i = 0; i < creators.size(); i++) {
            isPaid(creators.get(i), CREATORS.get(i));
        }
        booksAgree();

        disputesTheCardPayment();
        booksAgree();
        Person admin = anAdmin();
        contestsTheDispute(admin);
        theBankDecidesForTheCardholder();
        seesThatTheShieldPaid(admin);
        for (int i = 0; i < creators.size(); i++) {
            keepsWhatWasPaid(creators.get(i), CREATORS.get(i));
        }
        booksAgree();
        assertThat(people.stream().flatMap(person -> person.complaints().stream()))
                .as("but for the answer of the full tab, no page complains")
                .allMatch(complaint -> complaint.contains("409"));
    }

    private Person opensAPage(String handle) {
        Person creator = somebody().signIn(handle + "@journey.example");
        creator.open("/studio/new")
                .fill("handle", handle)
                .fill("name", "The " + handle)
                .fill("bio", "Words worth a few cents.");
        creator.page().locator("main form button").click();
        creator.page().waitForURL("**/studio/" + handle + "**");
        return creator;
    }

    private void writesAnArticle(Person creator, String handle) {
        creator.open("/studio/" + handle + "/articles/new")
                .fill("title", "Bread, by hand")
                .fill("summary", "Four ingredients and a night of patience.")
                .fill("markdown", "Flour is patient.\n\n<!-- more -->\n\nThe secret is **waiting**.");
        choosePrice(creator);
        creator.page().locator("button[name='action'][value='publish']").click();
        creator.open("/@" + handle).sees("Bread, by hand");
    }

    private void importsArticles(Person creator, String handle) {
        FilePayload[] files = IntStream.rangeClosed(1, (ITEMS - 1) / CREATORS.size())
                .mapToObj(n -> article(handle, n))
                .toArray(FilePayload[]::new);
        creator.open("/studio/" + handle + "/imports");
        creator.page().locator("input[type='file']").first().setInputFiles(files);
        choosePrice(creator);
        creator.page().locator("input[name='publish']").check();
        creator.page()
                .locator("form[enctype='multipart/form-data'] button")
                .last()
                .click();
        creator.page().waitForURL("**/imports/*");
        assertThat(creator.page().locator("progress")).hasCount(0, new HasCountOptions().setTimeout(60_000));
        assertThat(creator.page().locator(".counts .figure").first()).hasText(Integer.toString(files.length));
    }

    private static FilePayload article(String handle, int n) {
        String text = """
                ---
                title: Part %d of %s
                slug: part-%d-of-%s
                summary: What part %d is about.
                ---
                The beginning of part %d.

                <!-- more -->

                The rest of part %d, for those who have it.
                """.formatted(n, handle, n, handle, n, n, n);
        return new FilePayload("part-%02d.md".formatted(n), "text/markdown", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void choosePrice(Person creator) {
        creator.page()
                .locator("input[name='price'][value='%s']".formatted(PRICE_MICROS))
                .check();
    }

    private void unlocksAsAGuest(Person reader) {
        reader.open("/@ada-bakes/bread-by-hand").sees("Flour is patient.").doesNotSee("The secret is");
        unlock(reader);
        reader.sees("The secret is");
        reader.open("/tab").sees("$0.15");
    }

    private void unlocksEverythingElse(Person reader) {
        boolean cardSaved = false;
        for (String handle : CREATORS) {
            for (int n = 1; n <= (ITEMS - 1) / CREATORS.size(); n++) {
                reader.open("/@%s/part-%d-of-%s".formatted(handle, n, handle));
                unlock(reader);
                if (reader.page().locator(".gate-full").isVisible()) {
                    assertThat(cardSaved).as("the tab is full once").isFalse();
                    savesACardAndComesBack(reader);
                    cardSaved = true;
                }
                reader.sees("The rest of part " + n + ",");
            }
        }
        assertThat(cardSaved).isTrue();
        reader.open("/tab").sees("$6.00").sees("40 items open");
    }

    /** Presses the one button and waits for what comes in its place. */
    private static void unlock(Person reader) {
        reader.page().locator("button.unlock").click();
        assertThat(reader.page().locator(".holding, .gate-full").first()).isVisible();
    }

    private void savesACardAndComesBack(Person reader) {
        reader.press("Save a card and read on");
        typesACard(reader);
        assertThat(reader.page().locator(".holding")).isVisible(); // the click before the detour counts
    }

    private static void typesACard(Person reader) {
        reader.page().waitForURL("**/sandbox/processor/checkout/**");
        reader.fill("number", "4242 4242 4242 4242").fill("expires", "12/34").fill("cvc", "123");
        reader.press("Save");
        reader.page().waitForURL("**/@*/**");
    }

    private void returnsTheLast(Person reader) {
        reader.open("/@slow-queries/part-13-of-slow-queries");
        reader.page().locator("form.return button").first().click();
        assertThat(reader.page().locator("button.unlock")).isVisible();
        reader.doesNotSee("The rest of part 13,");
        reader.open("/tab").sees("$5.85").sees("39 items open");
    }

    private void settles(Person reader) {
        reader.open("/tab");
        reader.page().locator("form[action='/tab/settle'] button").click();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            reader.open("/tab/settlements");
            assertThat(reader.text("main table")).contains("$5.85").contains("Paid");
        });
        reader.open("/tab").sees("Your tab is empty");
    }

    private void saysWhereTheMoneyGoes(Person creator, String handle) {
        creator.open("/studio/" + handle + "/payouts");
        creator.page().locator("select[name='country']").selectOption("US");
        creator.page().locator("form[action$='/payouts/onboarding'] button").click();
        creator.page().waitForURL("**/sandbox/processor/onboarding/**");
        Locator bank = creator.page().locator("#bank-hint");
        creator.fill("first", "Ada").fill("last", "Baker");
        String pays = bank.innerText().replaceAll("(?s)^\\D*(\\d+).*$", "$1");
        creator.fill("bank", pays);
        creator.page().locator("form[action*='/onboarding/'] button").first().click();
        creator.page().waitForURL("**/studio/" + handle + "/payouts**");
    }

    private void twoWeeksPass() {
        Person keeper = somebody();
        for (int week = 0; week < 3; week++) {
            keeper.open("/sandbox/clock").press("+1 week");
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                keeper.open("/sandbox/clock");
                assertThat(keeper.page().locator("#clock").getAttribute("data-state"))
                        .isEqualTo("still");
            });
            assertThat(keeper.page().locator("#clock .notice.bad").count()).isZero();
        }
    }

    /** Two cents or less stay, since a bank is paid whole cents. */
    private void isPaid(Person creator, String handle) {
        creator.open("/studio/" + handle + "/payouts");
        creator.page().locator("form[action$='/payouts/now'] button").click();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            creator.open("/studio/" + handle + "/payouts");
            assertThat(creator.page().locator("main table").first()).containsText("Arrived");
        });
    }

    private void keepsWhatWasPaid(Person creator, String handle) {
        creator.open("/studio/" + handle + "/disputes").sees("The cardholder says the payment was not theirs");
        creator.open("/studio/" + handle + "/payouts");
        assertThat(creator.page().locator("main table").first()).containsText("Arrived");
    }

    private void disputesTheCardPayment() {
        Person bank = somebody();
        bank.open("/sandbox/processor");
        bank.page()
                .locator("form[action='/sandbox/processor/disputes'] button")
                .first()
                .click();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ledger.balanceOf(Account.of(AccountType.DISPUTE_HELD), CurrencyCode.USD)
                        .equals(Money.ofMinorUnits(585, CurrencyCode.USD)));
    }

    private Person anAdmin() {
        String mail = "admin@journey.example";
        roles.grant(readers.readerWith(mail), Role.ADMIN);
        Person admin = somebody().signIn(mail);
        admin.open("/admin");
        admin.page().locator("form[action='/login/step-up/code'] button").click();
        Person post = somebody();
        post.openMailTo(mail);
        String code = post.text("pre.letter").replaceAll("(?s)^.*?(\\d{3}) ?(\\d{3}).*$", "$1$2");
        admin.fill("code", code);
        admin.page().locator("form[action='/login/step-up'] button").click();
        admin.page().waitForURL("**/admin**");
        return admin;
    }

    private void contestsTheDispute(Person admin) {
        admin.open("/admin/cases");
        admin.page().locator("main table a").first().click();
        admin.page().locator("form[action$='/contest'] button").click();
    }

    private void theBankDecidesForTheCardholder() {
        Person bank = somebody();
        bank.open("/sandbox/processor");
        bank.page().locator("button[name='won'][value='false']").first().click();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ledger.balanceOf(Account.of(AccountType.DISPUTE_HELD), CurrencyCode.USD)
                        .isZero());
    }

    private void seesThatTheShieldPaid(Person admin) {
        admin.open("/admin/cases").sees("Lost");
        admin.open("/admin/books");
    }

    /** Nothing is violated, all sums are zero, and the processor has what the books say it has. */
    private void booksAgree() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(ledger.balanceOf(Account.of(AccountType.PSP_CLEARING), CurrencyCode.USD))
                                .isEqualTo(processorsBalance()));
        assertThat(selfCheck.run())
                .allSatisfy(finding ->
                        assertThat(finding.violations()).as(finding.invariant()).isEmpty());
        assertThat(ledger.trialBalance().balanced()).isTrue();
    }

    private Money processorsBalance() {
        return processor.balances().stream()
                .map(balance -> balance.available().plus(balance.pending()))
                .filter(balance -> balance.currency() == CurrencyCode.USD)
                .reduce(Money.zero(CurrencyCode.USD), Money::plus);
    }

    private Person somebody() {
        var person = new Person(chromium.browser(), site);
        people.add(person);
        return person;
    }
}
