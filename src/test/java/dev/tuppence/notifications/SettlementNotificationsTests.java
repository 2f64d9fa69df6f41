package dev.tuppence.notifications;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.sandbox.SandboxMail;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlementRuns;
import dev.tuppence.settlement.SettlingNow;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails say totals and a link, in the reader's language. */
@WholeApplicationTest
class SettlementNotificationsTests {

    @Autowired
    Patrons patrons;

    @Autowired
    Readers readers;

    @Autowired
    SettlingNow settling;

    @Autowired
    SettlementRuns runs;

    @Autowired
    SandboxMail mails;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNoticeIsMailedBeforeTheCardIsCharged() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("6.50"));

        runs.runDue();

        SandboxMail.Mail mail = mailTo(reader, "Your tab will be settled soon");
        assertThat(mail.body()).contains("$6.50", "/tab/settlements/");
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select notice_told_at is not null from settlement where reader_id = :reader")
                                .param("reader", reader.value())
                                .query(Boolean.class)
                                .single())
                .isTrue());
    }

    @Test
    void whoHasNoCardIsToldOfNone() {
        ReaderId reader = patrons.reader();
        patrons.unlock(reader, Patrons.creator(), usd("6.50"), Duration.ofDays(44));

        runs.runDue();

        assertThat(mailTo(reader, "Your tab will be settled soon").body())
                .contains("$6.50", "save a card")
                .doesNotContain("your card");
    }

    @Test
    void aReceiptIsWrittenInTheReadersLanguage() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        readers.change(reader, Locale.KOREAN, ZoneId.of("Asia/Seoul"), CurrencyCode.USD);
        patrons.unlock(reader, Patrons.creator(), usd("2.50"));

        settling.settle(reader, CurrencyCode.USD);

        assertThat(mailTo(reader, "탭이 정산되었습니다").body()).contains("2.50");
    }

    @Test
    void aDeclineIsMailed() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, Patrons.creator(), usd("2.50"));

        settling.settle(reader, CurrencyCode.USD);

        assertThat(mailTo(reader, "Your card was declined").body()).contains("No money moved");
    }

    private SandboxMail.Mail mailTo(ReaderId reader, String subject) {
        String address = readers.profileOf(reader).mail();
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> mails.newestTo(address, 10).stream()
                                .filter(mail -> mail.subject().equals(subject))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
