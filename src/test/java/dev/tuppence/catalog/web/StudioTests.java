package dev.tuppence.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.DraftText;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WholeApplicationTest
class StudioTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Readers readers;

    @Autowired
    Creators creators;

    @Autowired
    Drafts drafts;

    @Autowired
    Items items;

    String handle;
    ReaderId owner;
    CreatorId creator;

    @BeforeEach
    void aCreator() {
        handle = "studio-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
        owner = readers.readerWith(UUID.randomUUID() + "@example.org");
        creator = creators.create(owner, new NewCreator(handle, "The Studio", "", "#336699", CurrencyCode.USD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/articles", "/articles/new", "/imports", "/settings"})
    void everyPageOfTheStudioIsForItsTeamOnly(String path) {
        String address = "/studio/" + handle + path;
        assertThat(mvc.get().uri(address).with(as(owner)))
                .hasStatusOk()
                .bodyText()
                .contains("The Studio");
        assertThat(mvc.get().uri(address).with(as(stranger()))).hasStatus(404);
        assertThat(mvc.get().uri(address).with(as(korean(owner))))
                .hasStatusOk()
                .bodyText()
                .contains("페이지 설정")
                .doesNotContain("??");
    }

    @Test
    void strangersNeitherReadNorChangeAnArticle() {
        ItemId item = drafts.write(creator, text("Mine", "Text."));
        String address = "/studio/" + handle + "/articles/" + item.value();
        ReaderId stranger = stranger();
        assertThat(mvc.get().uri(address).with(as(stranger))).hasStatus(404);
        for (String action : List.of("", "/publish", "/unpublish", "/delete")) {
            assertThat(mvc.post().uri(address + action).with(as(stranger)).with(csrf()))
                    .hasStatus(404);
        }
        creators.create(stranger, new NewCreator(handle + "xy", "Other", "", "#336699", CurrencyCode.USD));
        String foreign = "/studio/" + handle + "xy/articles/" + item.value();
        assertThat(mvc.get().uri(foreign).with(as(stranger))).hasStatus(404);
        assertThat(mvc.post().uri(foreign + "/delete").with(as(stranger)).with(csrf()))
                .hasStatus(404);
        assertThat(mvc.get().uri("/studio/" + handle + "/imports/1").with(as(owner)))
                .hasStatus(404);
        assertThat(drafts.draftOf(creator, item).text().markdown()).isEqualTo("Text.");
    }

    @Test
    void anArticleIsWrittenSeenAndPublished() {
        assertThat(post(
                        "/articles/new",
                        "title",
                        "On Owls",
                        "markdown",
                        "Hoo.",
                        "price",
                        "150000",
                        "action",
                        "preview"))
                .hasStatusOk()
                .bodyText()
                .contains("<p>Hoo.</p>", "On Owls");
        assertThat(items.countOf(creator)).isZero();

        MvcTestResult result =
                post("/articles/new", "title", "On Owls", "markdown", "Hoo.", "price", "150000", "action", "publish");
        assertThat(result).hasStatus3xxRedirection();
        assertThat(items.offerAt(handle, "on-owls").orElseThrow().price())
                .isEqualTo(Money.ofMinorUnits(15, CurrencyCode.USD));
        assertThat(mvc.get().uri(result.getResponse().getRedirectedUrl()).with(as(owner)))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"On Owls\"", "Hoo.");
    }

    @Test
    void anOwnPriceIsTakenAsPeopleWriteIt() {
        post(
                "/articles/new",
                "title",
                "Cheap",
                "markdown",
                "x",
                "price",
                "own",
                "ownPrice",
                "0,004",
                "action",
                "publish");
        assertThat(items.offerAt(handle, "cheap").orElseThrow().price()).isEqualTo(new Money(4_000, CurrencyCode.USD));
    }

    @Test
    void whateverIsWrongTheTextStaysInTheForm() {
        for (String[] wrong : new String[][] {
            {"title", "", "price", "150000"},
            {"title", "x".repeat(201), "price", "150000"},
            {"title", "T", "price", "150000", "summary", "x".repeat(501)},
            {"title", "T", "price", "150000", "cover", "https://example.org/x.png"},
            {"title", "T", "price", "-5"},
            {"title", "T", "price", "1e9"},
            {"title", "T", "price", "own", "ownPrice", "fifty"},
            {"title", "T", "price", "own", "ownPrice", "50.01"},
            {"title", "T", "price", "own", "ownPrice", "0.00015"},
            {"title", "T"},
        }) {
            assertThat(post("/articles/new", with(wrong, "markdown", "All my work")))
                    .as(String.join(" ", wrong))
                    .hasStatus(422)
                    .bodyText()
                    .contains("All my work</textarea>", "class=\"error\"");
        }
        assertThat(drafts.of(creator, 0, 10)).isEmpty();
    }

    @Test
    void aTextThatIsTooLongComesBackWhole() {
        String text = "long ".repeat(220_000) + "END";
        assertThat(post("/articles/new", "title", "T", "price", "0", "markdown", text, "action", "save"))
                .hasStatus(413)
                .bodyText()
                .contains("END</textarea>");
    }

    @Test
    void anEditFromAnOldPageIsAskedAboutAndKeepsTheText() {
        ItemId item = drafts.write(creator, text("Shared", "One."));
        int opened = drafts.draftOf(creator, item).revision();
        drafts.edit(creator, item, opened, text("Shared", "Two."));
        String path = "/articles/" + item.value();
        String[] mine = {"title", "Shared", "price", "0", "markdown", "Three.", "action", "save", "revision"};
        assertThat(post(path, with(mine, Integer.toString(opened))))
                .hasStatus(409)
                .bodyText()
                .contains("Three.</textarea>", "name=\"revision\" value=\"" + (opened + 1) + "\"");
        assertThat(post(path, with(mine, Integer.toString(opened + 1)))).hasStatus3xxRedirection();
    }

    @Test
    void aPictureIsAddedWhileWritingAndNothingElseIsLost() {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'/>".getBytes();
        assertThat(mvc.post()
                        .multipart()
                        .uri("/studio/" + handle + "/articles/new")
                        .file(new MockMultipartFile("picture", "my_owl.svg", "image/svg+xml", svg))
                        .param("title", "On Owls")
                        .param("markdown", "Half a sentence")
                        .param("action", "picture")
                        .with(as(owner))
                        .with(csrf()))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"On Owls\"", "Half a sentence", "![my owl](/media/");
        assertThat(mvc.post()
                        .multipart()
                        .uri("/studio/" + handle + "/articles/new")
                        .file(new MockMultipartFile("picture", "x.png", "image/png", new byte[] {1, 2, 3}))
                        .param("markdown", "Half a sentence")
                        .param("action", "picture")
                        .with(as(owner))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Half a sentence", "class=\"error\"");
    }

    @Test
    void thePreviewWhileWritingIsAFragment() {
        assertThat(post("/preview", "markdown", "*now* <script>alert(1)</script>"))
                .hasStatusOk()
                .bodyText()
                .contains("<em>now</em>")
                .doesNotContain("<html", "alert(1)");
    }

    @Test
    void aPageIsOpenedFromAForm() {
        ReaderId reader = stranger();
        String wished = "new-" + handle;
        assertThat(open(reader, wished, "XXX")).hasStatus(422).bodyText().contains("value=\"" + wished + "\"");
        assertThat(open(reader, "adm1n", "USD")).hasStatus(422).bodyText().contains("class=\"error\"");
        assertThat(open(reader, handle.replace("studio", "stud1o"), "USD")).hasStatus(422);
        assertThat(open(reader, wished, "EUR")).hasStatus3xxRedirection().hasRedirectedUrl("/studio/" + wished);
        assertThat(mvc.get().uri("/studio").with(as(reader))).hasRedirectedUrl("/studio/" + wished);
        assertThat(mvc.get().uri("/studio").with(as(stranger()))).hasStatusOk();
        assertThat(mvc.get().uri("/studio/new").with(as(reader)))
                .hasStatusOk()
                .bodyText()
                .contains("Euro (EUR)");
    }

    @Test
    void anImportShowsWhatBecameOfEachFile() {
        MvcTestResult result = mvc.post()
                .multipart()
                .uri("/studio/" + handle + "/imports")
                .file(new MockMultipartFile("files", "blog/a.md", "text/markdown", "# A\n\nText.".getBytes()))
                .file(new MockMultipartFile("files", "b.md", "text/markdown", "+++\nx\n+++\nText.".getBytes()))
                .param("price", "150000")
                .with(as(owner))
                .with(csrf())
                .exchange();
        assertThat(result).hasStatus3xxRedirection();
        String address = result.getResponse().getRedirectedUrl();
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(mvc.get().uri(address).with(as(owner)))
                        .bodyText()
                        .contains("blog/a.md", "b.md", "class=\"error\"")
                        .doesNotContain("hx-get"));
        assertThat(mvc.get().uri(address).with(as(stranger()))).hasStatus(404);
        assertThat(mvc.post()
                        .multipart()
                        .uri("/studio/" + handle + "/imports")
                        .param("price", "150000")
                        .with(as(owner))
                        .with(csrf()))
                .hasStatus(422);
    }

    private MvcTestResult open(ReaderId reader, String wished, String currency) {
        return mvc.post()
                .multipart()
                .uri("/studio/new")
                .param("handle", wished)
                .param("name", "New")
                .param("bio", "")
                .param("accent", "#336699")
                .param("currency", currency)
                .with(as(reader))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult post(String path, String... namesAndValues) {
        var request = mvc.post().uri("/studio/" + handle + path).with(as(owner)).with(csrf());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request.exchange();
    }

    private static String[] with(String[] some, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(some), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    private ReaderId stranger() {
        return readers.readerWith(UUID.randomUUID() + "@example.org");
    }

    private static RequestPostProcessor as(ReaderId reader) {
        return as(new SignedInReader(reader, false, Set.of()));
    }

    private static RequestPostProcessor as(SignedInReader reader) {
        return authentication(new TestingAuthenticationToken(reader, null, "ROLE_READER"));
    }

    private static SignedInReader korean(ReaderId reader) {
        return new SignedInReader(reader, false, Set.of(), Locale.KOREAN, ZoneOffset.UTC);
    }

    private static DraftText text(String title, String markdown) {
        return new DraftText(title, "", markdown, Money.zero(CurrencyCode.USD), null, null);
    }
}
