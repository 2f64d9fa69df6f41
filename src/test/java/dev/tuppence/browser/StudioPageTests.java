package dev.tuppence.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignInCookie;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignIns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplicationTest
class StudioPageTests {

    private static final byte[] DRAWING =
            "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='40' height='30'/></svg>"
                    .getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    Readers readers;

    @Autowired
    SignIns signIns;

    @Test
    void aPageIsOpenedAnArticleWrittenWithItsPreviewBesideItAndFilesAreImported() {
        String handle = "quiet-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            signIn(context, readers.readerWith(UUID.randomUUID() + "@example.org"));

            page.navigate(at("/studio/new"));
            label(page, "Address").fill(handle);
            label(page, "Name").fill("Quiet Waters");
            label(page, "About").fill("On rivers.");
            label(page, "Picture").setInputFiles(new FilePayload("me.svg", "image/svg+xml", DRAWING));
            button(page, "Open the page");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Quiet Waters")))
                    .isVisible();

            page.navigate(at("/studio/" + handle + "/articles/new"));
            label(page, "Title").fill("Where rivers sleep");
            label(page, "Text").fill("Everybody reads **this**.\n\n<!-- more -->\n\nThe rest costs.");
            assertThat(page.locator("#preview strong")).hasText("this");
            label(page, "Another price").check();
            label(page, "Amount in USD").fill("0.004");
            label(page, "Add a picture").setInputFiles(new FilePayload("a_river.svg", "image/svg+xml", DRAWING));
            button(page, "Upload");
            assertThat(page.locator("#preview img")).hasAttribute("alt", "a river");
            button(page, "Publish");
            assertThat(page.getByText("Published. Readers see it now.")).isVisible();
            assertThat(label(page, "Amount in USD")).hasValue("0.004");

            page.navigate(at("/studio/" + handle + "/imports"));
            page.locator("#files").setInputFiles(new FilePayload[] {
                markdown("good.md", "+++\ntitle = \"From a file\"\n+++\n\nText."), markdown("bad.md", "+++\n=\n+++\n")
            });
            button(page, "Import");
            assertThat(page.getByText("Import done")).isVisible();
            assertThat(page.getByText("bad.md")).isVisible();

            page.navigate(at("/@" + handle + "/where-rivers-sleep"));
            assertThat(page.getByText("The rest costs.")).isVisible(); // its own team reads everything
        }
        assertThat(complaints).isEmpty();
    }

    private static FilePayload markdown(String name, String text) {
        return new FilePayload(name, "text/markdown", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Locator label(Page page, String text) {
        return page.getByLabel(text, new Page.GetByLabelOptions().setExact(true));
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void signIn(BrowserContext context, ReaderId reader) {
        SignInCookie cookie = signIns.start(reader, SignInMethod.MAIL_LINK);
        context.addCookies(List.of(new Cookie(cookie.name(), cookie.value()).setUrl(at("/"))));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
