package dev.tuppence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.sandbox.SandboxMail;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WholeApplicationTest
class StepUpTests {

    private static final String ADMIN_PAGE = "/admin/no-such-page";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Readers readers;

    @Autowired
    Roles roles;

    @Autowired
    SignIns signIns;

    @Autowired
    SandboxMail mails;

    String mail;
    ReaderId admin;
    Cookie cookie;

    @BeforeEach
    void anOperatorSignedInByMail() {
        mail = UUID.randomUUID() + "@example.org";
        admin = readers.readerWith(mail);
        roles.grant(admin, Role.ADMIN);
        cookie = signIn(admin, SignInMethod.MAIL_LINK);
    }

    @Test
    void anOperatorProvesAgainWhoTheyAre() {
        assertThat(browser.get().uri(ADMIN_PAGE).cookie(cookie))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/login/step-up?next=%2Fadmin%2Fno-such-page");

        assertThat(confirm(codeMailed())).hasRedirectedUrl(ADMIN_PAGE);
        assertThat(browser.get().uri(ADMIN_PAGE).cookie(cookie)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aCodeIsGoodOnceAndForThisBrowserOnly() {
        String code = codeMailed();
        Cookie other = signIn(admin, SignInMethod.MAIL_LINK);

        assertThat(confirm(code)).hasRedirectedUrl(ADMIN_PAGE);
        assertThat(confirm(code)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(browser.get().uri(ADMIN_PAGE).cookie(other)).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void guessingEndsAfterFiveTries() {
        String code = codeMailed();
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int guess = 0; guess < 5; guess++) {
            assertThat(confirm(wrong)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(confirm(code)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(browser.get().uri(ADMIN_PAGE).cookie(cookie)).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void nobodyAsksForCodesUntilAGuessIsRight() {
        MvcTestResult answer = askForCode();
        for (int code = 1; code < 40 && answer.getResponse().getStatus() == HttpStatus.FOUND.value(); code++) {
            answer = askForCode();
        }

        assertThat(answer).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
    }

    private MvcTestResult askForCode() {
        return browser.post()
                .uri("/login/step-up/code")
                .accept(MediaType.TEXT_HTML)
                .cookie(cookie)
                .with(csrf())
                .exchange();
    }

    @Test
    void anotherCodeBringsNoMoreTries() {
        String code = codeMailed();
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int guess = 0; guess < 4; guess++) {
            confirm(wrong);
        }
        String second = codeMailed();
        confirm(second.equals(wrong) ? "000002" : wrong);

        assertThat(confirm(second)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(browser.get().uri(ADMIN_PAGE).cookie(cookie)).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void thePasskeyIsProofEnough() {
        assertThat(browser.get().uri(ADMIN_PAGE).cookie(signIn(admin, SignInMethod.PASSKEY)))
                .hasStatus(HttpStatus.NOT_FOUND)
                .doesNotContainHeader("Location");
    }

    @Test
    void toOtherReadersTheOperatorsPagesDoNotExist() {
        Cookie reader = signIn(readers.readerWith("other" + mail), SignInMethod.PASSKEY);

        assertThat(browser.get().uri(ADMIN_PAGE).cookie(reader)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get().uri("/login/step-up").cookie(reader)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get().uri("/login/step-up")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtOnce() {
        Cookie passkey = signIn(admin, SignInMethod.PASSKEY);
        browser.get().uri(ADMIN_PAGE).cookie(passkey).exchange();
        roles.grant(readers.readerWith("stays" + mail), Role.ADMIN);
        roles.revoke(admin, Role.ADMIN);

        assertThat(browser.get().uri("/settings").cookie(passkey))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Operator");
    }

    private String codeMailed() {
        assertThat(browser.post()
                        .uri("/login/step-up/code")
                        .param("next", ADMIN_PAGE)
                        .cookie(cookie)
                        .with(csrf()))
                .hasRedirectedUrl("/login/step-up?next=%2Fadmin%2Fno-such-page");
        SandboxMail.Mail letter = mails.newestTo(mail, 1).getFirst();
        assertThat(letter.subject()).doesNotContainPattern("[0-9]{6}");
        return letter.body().replaceFirst("(?s).*?(\\d{6}).*", "$1");
    }

    private MvcTestResult confirm(String code) {
        return browser.post()
                .uri("/login/step-up")
                .param("code", code)
                .param("next", ADMIN_PAGE)
                .cookie(cookie)
                .with(csrf())
                .exchange();
    }

    private Cookie signIn(ReaderId reader, SignInMethod method) {
        SignInCookie started = signIns.start(reader, method);
        return new Cookie(started.name(), started.value());
    }
}
