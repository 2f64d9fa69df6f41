package dev.tuppence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.money.CurrencyCode;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class SettingsTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Readers readers;

    @Autowired
    SignIns signIns;

    @Autowired
    PurgeSignInsTask purge;

    @Autowired
    ProofOfAccess proofs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    ReaderId reader;
    Cookie cookie;

    @BeforeEach
    void aReader() {
        reader = readers.readerWith(UUID.randomUUID() + "@example.org");
        SignInCookie started = signIns.start(reader, SignInMethod.MAIL_LINK);
        cookie = new Cookie(started.name(), started.value());
    }

    @Test
    void readersChooseLanguageTimeZoneAndHomeCurrency() {
        MvcTestResult saved = save("ko", "Asia/Seoul", "KRW", "JP");

        assertThat(saved).hasRedirectedUrl("/settings");
        Profile profile = readers.profileOf(reader);
        assertThat(profile.locale()).isEqualTo(Locale.KOREAN);
        assertThat(profile.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(profile.homeCurrency()).isEqualTo(CurrencyCode.KRW);
        assertThat(profile.country()).isEqualTo("JP");
        assertThat(browser.get().uri("/settings").cookie(cookie)).bodyText().contains("<html lang=\"ko\">", "시간대");
    }

    @Test
    void whatIsOnNoListIsRefusedAndNothingIsSaved() {
        assertThat(save("tlh", "Mars/Olympus", "XXX", "XX"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Nothing is saved yet");
        assertThat(browser.post().uri("/settings").cookie(cookie).with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(readers.profileOf(reader).homeCurrency()).isEqualTo(CurrencyCode.USD);
    }

    @Test
    void theSwitchOnEveryPageLeadsBackToIt() {
        MvcTestResult switched = browser.post()
                .uri("/language")
                .param("language", "ko")
                .param("next", "/login")
                .with(csrf())
                .exchange();
        assertThat(switched).hasRedirectedUrl("/");
        assertThat(switched.getResponse().getHeader("Set-Cookie")).startsWith("lang=ko");

        assertThat(browser.get().uri("/login").cookie(new Cookie("lang", "ko")))
                .bodyText()
                .contains("로그인");
        assertThat(browser.get().uri("/login").cookie(new Cookie("lang", "<script>")))
                .bodyText()
                .contains("Sign in");
    }

    @Test
    void whatARedirectSaysIsShownOnceAndOnlyIfItIsOneOfOurTexts() {
        assertThat(browser.get().uri("/login").cookie(new Cookie("notice", "identity.signed-out")))
                .hasStatusOk()
                .bodyText()
                .contains("You are signed out.");
        assertThat(browser.get().uri("/login").cookie(new Cookie("notice", "no.such-text")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("no.such-text");
        assertThat(browser.get().uri("/login").cookie(new Cookie("notice", "<b>hello</b>")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("hello");
    }

    @Test
    void proofsAreForgottenAfterTheirTime() {
        LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
        Visit visit = new Visit("192.0.2.0/24", "browser");
        proofs.record(reader, "aa", SignInMethod.PASSKEY, today.minusDays(4000), visit);
        proofs.record(reader, "bb", SignInMethod.PASSKEY, today, visit);

        purge.purge();

        assertThat(proofsKept()).isOne();
        assertThat(browser.get().uri("/settings").cookie(cookie)).hasStatusOk();
    }

    private long proofsKept() {
        return transaction.execute(status -> {
            jdbc.sql("set local role jobs").update();
            return jdbc.sql("select count(*) from proof_of_access where reader_id = :reader")
                    .param("reader", reader.value())
                    .query((row, number) -> row.getLong(1))
                    .single();
        });
    }

    private MvcTestResult save(String language, String zone, String currency, String country) {
        return browser.post()
                .uri("/settings")
                .param("language", language)
                .param("zone", zone)
                .param("homeCurrency", currency)
                .param("country", country)
                .cookie(cookie)
                .with(csrf())
                .exchange();
    }
}
