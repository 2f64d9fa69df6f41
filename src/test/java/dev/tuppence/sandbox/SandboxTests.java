package dev.tuppence.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.payments.ProcessorAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

@WholeApplicationTest
class SandboxTests {

    @Autowired
    Clock clock;

    @Autowired
    SandboxClock sandboxClock;

    @Autowired
    com.github.kagkarlsson.scheduler.Clock schedulerClock;

    @Autowired
    MailSender mails;

    @Autowired
    SandboxMail kept;

    @Autowired
    ProcessorAddress processor;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void theClockOfTheApplicationAndItsSchedulerMovesForwardAndStaysThereAfterARestart() {
        Instant before = clock.instant();
        sandboxClock.forward(Duration.ofDays(2));

        Instant later = before.plus(2, ChronoUnit.DAYS);
        assertThat(clock.instant()).isCloseTo(later, within(1, ChronoUnit.MINUTES));
        assertThat(schedulerClock.now()).isCloseTo(later, within(1, ChronoUnit.MINUTES));
        assertThat(clock.withZone(ZoneId.of("Asia/Seoul")).instant()).isCloseTo(later, within(1, ChronoUnit.MINUTES));
        assertThat(new SandboxClock(jdbc).offset()).isEqualTo(sandboxClock.offset());
    }

    @Test
    void theClockNeverGoesBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> sandboxClock.forward(Duration.ofDays(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> sandboxClock.forward(Duration.ofDays(36_500)));
    }

    @Test
    void aMailIsKeptForEachRecipient() {
        var mail = new SimpleMailMessage();
        mail.setFrom("tuppence@example.org");
        mail.setTo("Kept.One@example.org", "kept.two@example.org");
        mail.setSubject("Your tab");
        mail.setText("http://localhost:8080/tab");
        mails.send(mail);

        assertThat(kept.newestTo("kept.one@example.org", 5))
                .singleElement()
                .satisfies(one -> assertThat(kept.find(one.id()))
                        .hasValueSatisfying(found -> assertThat(found.body()).contains("/tab")));
        assertThat(kept.newestTo("kept.two@example.org", 5)).hasSize(1);
    }

    @Test
    void theProcessorIsOnTheApplicationsOwnPort() {
        assertThat(processor.apiBase()).isEqualTo("http://127.0.0.1:%d/sandbox/processor".formatted(port));
    }
}
