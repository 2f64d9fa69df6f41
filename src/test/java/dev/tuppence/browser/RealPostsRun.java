package dev.tuppence.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.SelfCheck;
import dev.tuppence.money.CurrencyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/**
 * A folder of somebody's real Markdown posts, published, unlocked and settled over HTTP without any script in the browser:
 * {@code ./mvnw -Pposts verify -Dposts=FOLDER}. Prints what it did and how long it took.
 */
@WholeApplicationTest
@TestPropertySource(properties = "spring.application.name=posts")
class RealPostsRun {

    private static final String TEN_CENTS = "100000";
    private static final int MOST_UNLOCKS = 79; // of ten cents: what fits on a tab with a saved card

    @Autowired
    Ledger ledger;

    @Autowired
    SelfCheck selfCheck;

    @Value("${tuppence.base-url}")
    String site;

    @TempDir
    Path scratch;

    private final List<String> report = new ArrayList<>();

    @Test
    void realPostsArePublishedUnlockedAndSettled() throws IOException {
        Path folder = Path.of(System.getProperty("posts", ""));
        assertThat(folder).as("the folder of posts: -Dposts=FOLDER").isDirectory();
        try (WebClient creator = visitor();
                WebClient reader = visitor()) {
            signIn(creator, "writer@posts.example");
            publish(creator, folder);
            Set<String> articles = articlesOf(reader);
            signIn(reader, "reader@posts.example");
            saveACard(reader);
            unlock(reader, articles.stream().limit(MOST_UNLOCKS).toList());
            settle(reader);
        }
        say(
                "self-check",
                selfCheck.run().stream().allMatch(SelfCheck.Finding::holds) ? "every invariant holds" : "BROKEN");
        System.out.println(String.join(System.lineSeparator(), report));
        assertThat(selfCheck.run()).allMatch(SelfCheck.Finding::holds);
        assertThat(ledger.trialBalance().balanced()).isTrue();
    }

    private void publish(WebClient creator, Path folder) throws IOException {
        HtmlPage page = open(creator, "/studio/new");
        HtmlForm opening = formWith(page, "handle");
        opening.getInputByName("handle").type("real-posts");
        opening.getInputByName("name").type("Real posts");
        button(opening).click();

        long start = System.nanoTime();
        HtmlForm form = formWith(open(creator, "/studio/real-posts/imports"), "files");
        ((HtmlFileInput) form.getInputByName("files")).setFiles(zipped(folder).toFile());
        form.<HtmlRadioButtonInput>getInputsByName("price").stream()
                .filter(price -> price.getValueAttribute().equals(TEN_CENTS))
                .forEach(price -> price.setChecked(true));
        ((HtmlCheckBoxInput) form.getInputByName("publish")).setChecked(true);
        HtmlPage result = button(form).click();
        String address = result.getUrl().getPath();
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> open(creator, address).querySelector("progress") == null);
        say("import of %d files".formatted(filesIn(folder)), millisSince(start) + " ms");
        say(
                "what it could not take",
                String.valueOf(
                        open(creator, address).querySelectorAll(".files .error").size()));
    }

    private Set<String> articlesOf(WebClient reader) throws IOException {
        Set<String> articles = new LinkedHashSet<>();
        for (int page = 1; page < 50; page++) {
            List<String> found = open(reader, "/@real-posts?page=" + page).getAnchors().stream()
                    .map(HtmlAnchor::getHrefAttribute)
                    .filter(href -> href.startsWith("/@real-posts/"))
                    .toList();
            if (!articles.addAll(found)) {
                break;
            }
        }
        say("articles published", String.valueOf(articles.size()));
        return articles;
    }

    private void saveACard(WebClient reader) throws IOException {
        HtmlPage checkout = open(reader, "/tab/card?next=/tab");
        HtmlForm card = formWith(checkout, "number");
        card.getInputByName("number").type("4242424242424242");
        card.getInputByName("expires").type("12/34");
        card.getInputByName("cvc").type("123");
        button(card).click();
    }

    private void unlock(WebClient reader, List<String> articles) throws IOException {
        List<Long> micros = new ArrayList<>();
        long words = 0;
        for (String article : articles) {
            HtmlPage locked = open(reader, article);
            HtmlForm form = locked.getForms().stream()
                    .filter(candidate -> candidate.getActionAttribute().endsWith("/unlock"))
                    .findFirst()
                    .orElseThrow();
            long start = System.nanoTime();
            HtmlPage opened = button(form).click();
            micros.add((System.nanoTime() - start) / 1000);
            DomElement text = opened.querySelector(".prose");
            words += text == null ? 0 : text.getTextContent().split("\\s+").length;
            assertThat(opened.querySelectorAll("form.return")).as(article).isNotEmpty();
        }
        List<Long> sorted = micros.stream().sorted().toList();
        say("unlocked", "%d articles, %d words".formatted(articles.size(), words));
        say(
                "unlock and redirect, median / slowest",
                "%d / %d ms".formatted(sorted.get(sorted.size() / 2) / 1000, sorted.getLast() / 1000));
    }

    private void settle(WebClient reader) throws IOException {
        long start = System.nanoTime();
        HtmlForm settle = open(reader, "/tab").getForms().stream()
                .filter(form -> form.getActionAttribute().equals("/tab/settle"))
                .findFirst()
                .orElseThrow();
        button(settle).click();
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> open(reader, "/tab/settlements").asNormalizedText().contains("Paid"));
        say("settled by one card payment in", millisSince(start) + " ms");
        for (AccountType account :
                List.of(AccountType.PSP_CLEARING, AccountType.PLATFORM_FEE, AccountType.DISPUTE_RESERVE)) {
            say(
                    "books: " + account,
                    ledger.balanceOf(Account.of(account), CurrencyCode.USD).toString());
        }
        say(
                "books: creators",
                ledger.trialBalance().balances().stream()
                        .filter(line -> line.type() == AccountType.COLLECTED)
                        .map(line -> line.balance().negated().toString())
                        .findFirst()
                        .orElse("nothing"));
    }

    private void signIn(WebClient browser, String mail) throws IOException {
        HtmlForm login = formWith(open(browser, "/login"), "mail");
        login.getInputByName("mail").type(mail);
        button(login).click();
        HtmlPage mails = open(browser, "/sandbox/mail");
        HtmlPage letter = mails.getAnchors().stream()
                .filter(link -> link.getHrefAttribute().startsWith("/sandbox/mail/"))
                .findFirst()
                .orElseThrow()
                .click();
        HtmlPage link = ((HtmlAnchor) letter.querySelector("pre.letter a")).click();
        button((HtmlForm) link.querySelector("main form")).click();
    }

    private HtmlPage open(WebClient browser, String path) throws IOException {
        return browser.getPage(site + path);
    }

    private static HtmlForm formWith(HtmlPage page, String field) {
        return page.getForms().stream()
                .filter(form -> !form.getInputsByName(field).isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No form with " + field + " on " + page.getUrl()));
    }

    private static HtmlElement button(HtmlForm form) {
        return form.querySelectorAll("button").stream()
                .map(HtmlElement.class::cast)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static WebClient visitor() {
        var browser = new WebClient();
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setCssEnabled(false);
        browser.getOptions().setTimeout(120_000);
        browser.getCache().setMaxSize(0);
        return browser;
    }

    private Path zipped(Path folder) throws IOException {
        Path archive = scratch.resolve("posts.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return archive;
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void say(String what, String figure) {
        report.add("%-40s %s".formatted(what, figure));
    }
}
