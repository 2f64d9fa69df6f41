package dev.tuppence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.sandbox.SandboxMail;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WholeApplicationTest
@RecordApplicationEvents
class LoginTests {

    @Autowired
    IdentitySettings settings;

    @Autowired
    MockMvcTester browser;

    @Autowired
    SandboxMail mails;

    @Autowired
    SandboxClock clock;

    @Autowired
    Readers readers;

    @Autowired
    SignIns signIns;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    String mail;

    @BeforeEach
    void anAddress() {
        mail = UUID.randomUUID() + "@example.org";
    }

    @Test
    void theLoginPageOffersMailLinkAndPasskey() {
        assertThat(browser.get().uri("/login?next=/tab"))
                .hasStatusOk()
                .bodyText()
                .contains("Mail me a link", "Sign in with a passkey", "value=\"/tab\"")
                .doesNotContain("role=\"alert\">");
    }

    @Test
    void aLinkSignsUpANewAddress() {
        MvcTestResult signedIn = open(tokenMailed("/tab?open=1"));

        assertThat(signedIn).hasRedirectedUrl("/tab?open=1");
        assertThat(signedIn.getResponse().getHeader("Set-Cookie"))
                .startsWith("reader=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(browser.get().uri("/settings").cookie(cookieOf(signedIn)))
                .hasStatusOk()
                .bodyText()
                .contains(mail);
        assertThat(events.stream(ReaderSignedUp.class))
                .containsExactly(new ReaderSignedUp(readers.find(mail).orElseThrow()));
    }

    @Test
    void signingInAgainSignsNobodyUp() {
        ReaderId reader = readers.readerWith(mail);
        open(tokenMailed("/"));

        assertThat(readers.find(mail.toUpperCase())).contains(reader);
        assertThat(events.stream(ReaderSignedUp.class)).hasSize(1);
    }

    @Test
    void openingTheLinkUsesNothingUpAndTheButtonWorksOnce() {
        String token = tokenMailed("/");

        for (int scanner = 0; scanner < 2; scanner++) {
            assertThat(browser.get().uri("/login/link?token={token}", token))
                    .hasStatusOk()
                    .bodyText()
                    .contains("value=\"" + token + "\"");
        }
        assertThat(open(token)).hasRedirectedUrl("/");
        assertThat(open(token)).hasStatus(HttpStatus.GONE).bodyText().contains("Links work once");
    }

    @Test
    void anOldLinkSignsNobodyIn() {
        String token = tokenMailed("/");
        clock.forward(Duration.ofMinutes(16));

        MvcTestResult late = open(token);

        assertThat(late).hasStatus(HttpStatus.GONE);
        assertThat(late.getResponse().getHeaders("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("reader="));
    }

    @Test
    void theLinkLeadsToOurAddressWhateverTheHostHeaderSays() {
        ask(mail, "/", "127.0.0.1");

        assertThat(textOfMail()).contains("http://localhost:").doesNotContain("127.0.0.1");
        assertThat(ask(mail, "/", "evil.example")).hasStatus(HttpStatus.MISDIRECTED_REQUEST);
    }

    @Test
    void afterSigningInNobodyIsLedElsewhere() {
        for (String elsewhere : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example", "evil"}) {
            assertThat(open(tokenMailed(elsewhere))).hasRedirectedUrl("/");
        }
    }

    @Test
    void knownAndUnknownAddressesGetTheSameAnswer() {
        readers.readerWith(mail);
        MvcTestResult known = ask(mail, "/", "localhost");
        MvcTestResult unknown = ask("new" + mail, "/", "localhost");

        assertThat(known).hasRedirectedUrl("/login/sent");
        assertThat(unknown).hasRedirectedUrl("/login/sent");
    }

    @Test
    void anAddressGetsNoMoreThanItsShareOfMailsAndNobodyIsTold() {
        for (int time = 0; time < settings.linksPerAddressAndHour() + 2; time++) {
            assertThat(ask(mail, "/", "localhost")).hasRedirectedUrl("/login/sent");
        }
        assertThat(mails.newestTo(mail, 100)).hasSize(settings.linksPerAddressAndHour());
    }

    @Test
    void whatIsNoAddressIsToldSoAndGetsNoMail() {
        assertThat(ask("nobody", "/", "localhost"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("does not look like a mail address", "value=\"nobody\"", "aria-invalid=\"true\"");
        assertThat(mails.newestTo("nobody", 10)).isEmpty();
    }

    @Test
    void theMailIsWrittenInTheReadersLanguage() {
        browser.post()
                .uri("/login")
                .param("mail", mail)
                .header("Accept-Language", "ko-KR,ko;q=0.9")
                .with(csrf())
                .exchange();

        assertThat(mails.newestTo(mail, 1).getFirst().subject()).isEqualTo("Tuppence 로그인 링크");
        assertThat(textOfMail()).contains("15분");
    }

    @Test
    void onlyHashesAreKept() {
        String token = tokenMailed("/");

        assertThat(jdbc.sql("select count(*) from mail_link where token_hash = sha256(convert_to(:token, 'UTF8'))")
                        .param("token", token)
                        .query((row, number) -> row.getLong(1))
                        .single())
                .isOne();
    }

    @Test
    void signingOutEndsThisBrowserAndEverywhereEndsAll() {
        ReaderId reader = readers.readerWith(mail);
        Cookie here = cookie(signIns.start(reader, SignInMethod.MAIL_LINK));
        Cookie phone = cookie(signIns.start(reader, SignInMethod.PASSKEY));
        Cookie library = cookie(signIns.start(reader, SignInMethod.MAIL_LINK));

        assertThat(browser.post().uri("/settings/sign-out").cookie(library).with(csrf()))
                .hasRedirectedUrl("/");
        assertThat(browser.get().uri("/settings").cookie(library)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(browser.get().uri("/settings").cookie(phone)).hasStatusOk();

        assertThat(browser.post()
                        .uri("/settings/sign-out-everywhere")
                        .cookie(here)
                        .with(csrf()))
                .hasRedirectedUrl("/");
        assertThat(browser.get().uri("/settings").cookie(here)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(browser.get().uri("/settings").cookie(phone)).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void signingInTakesTheBrowserFromWhoeverUsedItBefore() {
        Cookie before = cookie(signIns.start(readers.readerWith("before" + mail), SignInMethod.MAIL_LINK));
        String token = tokenMailed("/");

        browser.post()
                .uri("/login/link")
                .param("token", token)
                .cookie(before)
                .with(csrf())
                .exchange();

        assertThat(browser.get().uri("/settings").cookie(before)).hasStatus(HttpStatus.SEE_OTHER);
    }

    private String tokenMailed(String next) {
        assertThat(ask(mail, next, "localhost")).hasRedirectedUrl("/login/sent");
        return textOfMail().replaceFirst("(?s).*token=(\\S+).*", "$1");
    }

    private String textOfMail() {
        return mails.newestTo(mail, 1).getFirst().body();
    }

    private MvcTestResult ask(String address, String next, String host) {
        return browser.post()
                .uri("http://" + host + "/login")
                .param("mail", address)
                .param("next", next)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult open(String token) {
        return browser.post()
                .uri("/login/link")
                .param("token", token)
                .with(csrf())
                .exchange();
    }

    private static Cookie cookieOf(MvcTestResult signedIn) {
        String header = signedIn.getResponse().getHeader("Set-Cookie");
        return new Cookie("reader", header.substring("reader=".length(), header.indexOf(';')));
    }

    private static Cookie cookie(SignInCookie cookie) {
        return new Cookie(cookie.name(), cookie.value());
    }
}
