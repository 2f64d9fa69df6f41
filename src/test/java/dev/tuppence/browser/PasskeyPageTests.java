package dev.tuppence.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.Roles;
import dev.tuppence.identity.SignInCookie;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignIns;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplicationTest
class PasskeyPageTests {

    @LocalServerPort
    int port;

    @Autowired
    Readers readers;

    @Autowired
    Roles roles;

    @Autowired
    SignIns signIns;

    @Test
    void aPasskeyIsAddedSignsInAndIsRemoved() {
        String mail = UUID.randomUUID() + "@example.org";
        ReaderId reader = readers.readerWith(mail);
        roles.grant(reader, Role.ADMIN);
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            plugInAuthenticator(context.newCDPSession(page));
            signIn(context, reader);

            page.navigate(at("/settings"));
            page.getByLabel("Name of the new passkey").fill("My phone");
            button(page, "Add a passkey");
            assertThat(page.getByText("My phone")).isVisible();

            button(page, "Sign out here");
            assertThat(page.getByText("You are signed out.")).isVisible();

            page.navigate(at("/login?next=/settings"));
            button(page, "Sign in with a passkey");
            assertThat(page.getByText("Signed in as " + mail)).isVisible();
            assertThat(page.navigate(at("/admin/no-such-page")).status()).isEqualTo(404); // nobody asks for a code

            page.navigate(at("/settings"));
            button(page, "Remove the passkey My phone");
            assertThat(page.getByText("The passkey is removed.")).isVisible();
            assertThat(page.getByText("My phone")).hasCount(0);
        }
        assertThat(complaints).allMatch(text -> text.contains("404"));
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static void plugInAuthenticator(CDPSession devtools) {
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var authenticator = new JsonObject();
        authenticator.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", authenticator);
    }

    private void signIn(BrowserContext context, ReaderId reader) {
        SignInCookie cookie = signIns.start(reader, SignInMethod.MAIL_LINK);
        context.addCookies(List.of(new Cookie(cookie.name(), cookie.value()).setUrl(at("/"))));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
