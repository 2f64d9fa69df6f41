package dev.tuppence.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.tuppence.identity.SignInCookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser of their own. Whatever a page's script complains about is kept. */
final class Person implements AutoCloseable {

    private final BrowserContext context;
    private final String site;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Person(Browser browser, String site) {
        this.context = browser.newContext(
                new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1280, 900));
        this.site = site;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + " " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " " + error));
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    Person open(String path) {
        page.navigate(site + path);
        return this;
    }

    Person fill(String name, String value) {
        page.locator("[name='%s']".formatted(name)).first().fill(value);
        return this;
    }

    /** Presses a button or follows a link by what it says. */
    Person press(String words) {
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
        Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words));
        button.or(link).first().click();
        return this;
    }

    Person sees(String words) {
        assertThat(page.getByText(words).first()).isVisible();
        return this;
    }

    Person doesNotSee(String words) {
        assertThat(page.getByText(words)).hasCount(0);
        return this;
    }

    /** Signed in before. */
    Person with(SignInCookie cookie) {
        context.addCookies(List.of(new Cookie(cookie.name(), cookie.value()).setUrl(site)));
        return this;
    }

    /** Asks for a link, opens the mail where the sandbox keeps it, and follows the link. */
    Person signIn(String mail) {
        open("/login").fill("mail", mail).press("Mail me a link");
        return followLinkMailedTo(mail);
    }

    Person followLinkMailedTo(String mail) {
        openMailTo(mail);
        page.locator("pre.letter a").first().click();
        page.locator("main form button").first().click();
        return this;
    }

    Person openMailTo(String mail) {
        open("/sandbox/mail");
        page.locator("tr", new Page.LocatorOptions().setHasText(mail))
                .first()
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        return this;
    }

    /** For whoever looks into a journey that broke. */
    void photograph(Path folder) {
        String file = "%s-%s.png".formatted(hashCode(), page.url().replaceAll("\\W+", "-"));
        page.screenshot(
                new Page.ScreenshotOptions().setPath(folder.resolve(file)).setFullPage(true));
    }

    String text(String selector) {
        return page.locator(selector).first().innerText();
    }

    @Override
    public void close() {
        context.close();
    }
}
