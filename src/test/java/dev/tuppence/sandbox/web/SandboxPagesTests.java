package dev.tuppence.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.sandbox.SandboxMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeApplicationTest
class SandboxPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MailSender mails;

    @Autowired
    SandboxMail kept;

    @Autowired
    Clock clock;

    @Value("${tuppence.base-url}")
    String baseUrl;

    @Test
    void aMailIsListedAndItsLinkLeadsToThisSite() {
        var mail = new SimpleMailMessage();
        mail.setFrom("tuppence@example.org");
        mail.setTo("pages@example.org");
        mail.setSubject("Pages <b>subject</b>");
        mail.setText("Open " + baseUrl + "/login/link?token=pages");
        mails.send(mail);

        assertThat(mvc.get().uri("/sandbox/mail"))
                .hasStatusOk()
                .bodyText()
                .contains("pages@example.org", "Pages &lt;b&gt;subject");
        long id = kept.newestTo("pages@example.org", 1).getFirst().id();
        assertThat(mvc.get().uri("/sandbox/mail/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/login/link?token=pages\"");
    }

    @Test
    void anUnknownMailIsNotFound() {
        assertThat(mvc.get().uri("/sandbox/mail/999999999")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/sandbox/mail/word")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aButtonMovesTheClockAndThePageShowsWhatRan() {
        Instant before = clock.instant();
        assertThat(mvc.post().uri("/sandbox/clock").param("step", "HOUR").with(csrf()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/sandbox/clock");
        assertThat(Duration.between(before, clock.instant())).isGreaterThanOrEqualTo(Duration.ofHours(1));
        assertThat(mvc.get().uri("/sandbox/clock")).hasStatusOk().bodyText().contains("data-state=\"");
    }

    @Test
    void anUnknownStepMovesNothing() {
        assertThat(mvc.post().uri("/sandbox/clock").param("step", "CENTURY").with(csrf()))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(mvc.post().uri("/sandbox/clock").param("step", "HOUR")).hasStatus(HttpStatus.FORBIDDEN);
    }
}
