package dev.tuppence.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.sandbox.SandboxMail;
import dev.tuppence.settlement.Patrons;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class TransferAlertsTests {

    @Autowired
    TransferAlerts alerts;

    @Autowired
    SandboxMail mails;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    EveryCreator everyCreator;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    @Tag("edge-37")
    void howeverManyTransfersARefundStormStopsFinanceGetsOneMail() {
        Instant before = clock.instant().minus(Duration.ofMillis(1));
        int mailed = told().size();
        for (int i = 0; i < 40; i++) {
            refused();
        }
        alerts.tellSince(before);
        assertThat(told()).hasSize(mailed + 1);
        assertThat(told().getFirst().body()).contains("/admin/payouts");

        alerts.tellSince(clock.instant().plus(Duration.ofDays(365)));
        assertThat(told()).as("no news").hasSize(mailed + 1);
    }

    private void refused() {
        transaction.executeWithoutResult(status -> everyCreator.run(() -> jdbc.sql("""
                        insert into transfer (creator_id, currency, amount_micros, state, trigger, requested_at, decided_at, failure)
                        values (:creator, 'USD', 12000000, 'FAILED', 'RUN', :now, :now, 'balance_insufficient')""")
                .param("creator", Patrons.creator().value())
                .param("now", OffsetDateTime.now(clock))
                .update()));
    }

    private List<SandboxMail.Mail> told() {
        return mails.newestTo("finance@example.org", 1_000).stream()
                .filter(mail -> mail.subject().equals("Transfers to creators need a look"))
                .toList();
    }
}
