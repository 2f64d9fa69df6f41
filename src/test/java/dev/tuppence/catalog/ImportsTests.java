package dev.tuppence.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WholeApplicationTest
class ImportsTests {

    private static final Money PRICE = Money.ofMinorUnits(15, CurrencyCode.USD);

    @Autowired
    Imports imports;

    @Autowired
    Drafts drafts;

    @Autowired
    Items items;

    @Autowired
    Creators creators;

    String handle;
    CreatorId creator;

    @BeforeEach
    void aCreator() {
        handle = "import-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
        creator = creators.create(
                new ReaderId(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)),
                new NewCreator(handle, "Importer", "", "#336699", CurrencyCode.USD));
    }

    @Test
    void tomlAndYamlFilesBecomeDraftsAndEveryOtherFileSaysWhyNot() throws IOException {
        ImportView view = imported(
                false,
                file("toml.md", """
                        +++
                        path = "2024/05/06/a-toml-post"
                        title = "From TOML"
                        description = "Short words."
                        authors = ["Somebody"]
                        [extra]
                        release = true
                        +++

                        Text with ![a picture](pictures/dot.png) and <iframe src="https://example.org"></iframe>.
                        """),
                file("2024-01-02-yaml.markdown", """
                        ---
                        title: "From YAML: quoted"
                        summary: Two words
                        date: 2024-01-02
                        ---
                        # From YAML: quoted

                        Text.
                        """),
                file("plain/index.md", "# Only a heading\n\nText.\n"),
                new FileToImport("pictures/dot.png", png()),
                new FileToImport("pictures/unused.png", png()),
                file("broken.md", "+++\ntitle = \n+++\nText."),
                file("open.md", "---\ntitle: Open\ntags: [a, b\n---\nText."),
                file("bomb.md", "---\na: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n---\nText."),
                file("object.md", "---\n!!javax.script.ScriptEngineManager [x]\n---\nText."),
                file("empty.md", "---\ntitle: Empty\n---\n"),
                new FileToImport("latin.md", "Grüße".getBytes(StandardCharsets.ISO_8859_1)),
                file("LICENSE", "Words."));

        assertThat(view.in(ImportedFile.State.ARTICLE))
                .extracting(ImportedFile::path)
                .containsExactly("2024-01-02-yaml.markdown", "plain/index.md", "toml.md");
        assertThat(view.in(ImportedFile.State.PICTURE))
                .extracting(ImportedFile::path)
                .containsExactly("pictures/dot.png");
        assertThat(view.in(ImportedFile.State.UNUSED))
                .extracting(ImportedFile::path)
                .containsExactly("LICENSE", "pictures/unused.png");
        assertThat(view.in(ImportedFile.State.REFUSED))
                .extracting(file -> file.path() + " " + file.reason())
                .containsExactly(
                        "bomb.md front-matter",
                        "broken.md front-matter",
                        "empty.md no-text",
                        "latin.md encoding",
                        "object.md front-matter",
                        "open.md front-matter");
        assertThat(notesOf(view, "broken.md")).extracting(ImportNote::argument).containsExactly("2: title =");
        assertThat(notesOf(view, "open.md")).extracting(ImportNote::argument).containsExactly("3: tags: [a, b");

        Draft toml = draftOf(view, "toml.md");
        assertThat(toml.text().title()).isEqualTo("From TOML");
        assertThat(toml.text().summary()).isEqualTo("Short words.");
        assertThat(toml.slug()).isEqualTo("a-toml-post");
        assertThat(toml.text().price()).isEqualTo(PRICE);
        assertThat(toml.text().markdown()).containsPattern("!\\[a picture]\\(/media/[0-9a-f]{32}\\.png\\)");
        assertThat(notesOf(view, "toml.md"))
                .containsExactlyInAnyOrder(
                        new ImportNote("ignored", "authors, extra"), new ImportNote("elements", "<iframe>"));
        Draft yaml = draftOf(view, "2024-01-02-yaml.markdown");
        assertThat(yaml.slug()).isEqualTo("yaml");
        assertThat(yaml.text().markdown()).startsWith("Text.");
        assertThat(draftOf(view, "plain/index.md").text().title()).isEqualTo("Only a heading");
        assertThat(draftOf(view, "plain/index.md").slug()).isEqualTo("plain");
    }

    @Test
    void publishedAtOnceExceptWhatItsAuthorCallsADraft() {
        ImportView view = imported(
                true,
                file("out.md", "# Out\n\nText with ![nothing](missing.png)."),
                file("later.md", "---\ntitle: Later\ndraft: true\n---\nText."));
        assertThat(items.offerAt(handle, "out")).isPresent();
        assertThat(items.offerAt(handle, "later")).isEmpty();
        assertThat(notesOf(view, "out.md")).contains(new ImportNote("picture-missing", "missing.png"));
        assertThat(notesOf(view, "later.md")).containsExactly(new ImportNote("draft", ""));
    }

    @Test
    void aZipIsUnpackedAndItsPathsLeadNowhereElse() throws IOException {
        ImportView view = imported(
                false,
                zip("../../etc/passwd.md", "# Up\n\nText.", "__MACOSX/._x.md", "x", "folder/b.md", "# B\n\nText."));
        assertThat(view.files()).extracting(ImportedFile::path).containsExactly("etc/passwd.md", "folder/b.md");
        assertThat(view.in(ImportedFile.State.ARTICLE)).hasSize(2);
    }

    @Test
    void tooMuchIsRefusedBeforeItIsKept() throws IOException {
        assertRefused(ImportRefused.Reason.EMPTY, List.of());
        assertRefused(
                ImportRefused.Reason.TOO_MANY_FILES,
                IntStream.range(0, 201).mapToObj(i -> file(i + ".md", "Text.")).toList());
        assertRefused(
                ImportRefused.Reason.TOO_LARGE,
                IntStream.range(0, 26)
                        .mapToObj(i -> new FileToImport(i + ".png", new byte[2 << 20]))
                        .toList());
        assertRefused(
                ImportRefused.Reason.BROKEN_ZIP, List.of(new FileToImport("x.zip", new byte[] {'P', 'K', 3, 4, 0, 1})));
        assertRefused(ImportRefused.Reason.TOO_LARGE, List.of(bomb("a.zip"), bomb("b.zip")));
    }

    @Test
    void oneFileTooLargeDoesNotStopTheOthers() {
        ImportView view = imported(
                false,
                file("large.md", "x".repeat((2 << 20) + 1)),
                file("long.md", "x ".repeat(600_000)),
                file("ok.md", "Text."));
        assertThat(view.in(ImportedFile.State.REFUSED))
                .extracting(file -> file.path() + " " + file.reason())
                .containsExactly("large.md size", "long.md text");
        assertThat(view.in(ImportedFile.State.ARTICLE)).hasSize(1);
    }

    @Test
    void nobodyElseSeesAnImport() {
        long id = imports.start(creator, PRICE, false, List.of(file("a.md", "Text.")));
        assertThatThrownBy(() -> imports.of(new CreatorId(creator.value() - 1), id))
                .isInstanceOf(NoSuchItem.class);
    }

    private ImportView imported(boolean publish, FileToImport... files) {
        long id = imports.start(creator, PRICE, publish, List.of(files));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> imports.of(creator, id).finished());
        return imports.of(creator, id);
    }

    private void assertRefused(ImportRefused.Reason reason, List<FileToImport> files) {
        assertThatThrownBy(() -> imports.start(creator, PRICE, false, files))
                .asInstanceOf(type(ImportRefused.class))
                .extracting(ImportRefused::reason)
                .isEqualTo(reason);
    }

    private Draft draftOf(ImportView view, String path) {
        return drafts.draftOf(creator, fileOf(view, path).item());
    }

    private static List<ImportNote> notesOf(ImportView view, String path) {
        return fileOf(view, path).notes();
    }

    private static ImportedFile fileOf(ImportView view, String path) {
        return view.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static FileToImport file(String path, String text) {
        return new FileToImport(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] png() throws IOException {
        var output = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", output);
        return output.toByteArray();
    }

    private static FileToImport zip(String... namesAndTexts) throws IOException {
        var output = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(output)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return new FileToImport("upload.zip", output.toByteArray());
    }

    /** 30 MB of zeros in a few kilobytes, under names of its own. */
    private static FileToImport bomb(String name) throws IOException {
        var output = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(output)) {
            for (int i = 0; i < 15; i++) {
                zip.putNextEntry(new ZipEntry(name + i + ".md"));
                zip.write(new byte[2 << 20]);
            }
        }
        return new FileToImport(name, output.toByteArray());
    }
}
