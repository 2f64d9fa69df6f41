package dev.tuppence.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.sandbox.SandboxMail;
import dev.tuppence.settlement.Patrons;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cards that end, and those that their banks replace. */
@WholeApplicationTest
@Tag("edge-12")
class CardsInTimeTests {

    @Autowired
    Patrons patrons;

    @Autowired
    Cards cards;

    @Autowired
    CardUpdates updates;

    @Autowired
    ExpiringCards expiring;

    @Autowired
    Readers readers;

    @Autowired
    SandboxMail mails;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void whatTheBankReplacedStaysSaved() throws Exception {
        var payer = new Payer(patrons.readerWithCard(Patrons.PAYS).value());
        SavedCard now = cards.of(payer).orElseThrow();
        expires(payer, LocalDate.now(clock).minusDays(3)); // as it was before the bank sent another

        updates.handle(new EventNotice("evt_new", "payment_method.automatically_updated", null, methodOf(payer)));

        assertThat(cards.of(payer)).contains(now);
    }

    @Test
    void whoTurnsBackBeforeTypingAnotherCardIsNotToldThatItIsSaved() throws Exception {
        var payer = new Payer(patrons.readerWithCard(Patrons.PAYS).value());
        assertThat(cards.refresh(payer)).isTrue();

        cards.startSaving(payer, "patron@example.org", URI.create("http://localhost/back"), Locale.ENGLISH, true);

        assertThat(cards.refresh(payer)).isFalse();
        assertThat(cards.of(payer)).isPresent();
    }

    @Test
    void whoseCardEndsWithinAMonthIsToldOnce() throws Exception {
        ReaderId soon = patrons.readerWithCard(Patrons.PAYS);
        ReaderId later = patrons.readerWithCard(Patrons.PAYS);
        expires(new Payer(soon.value()), LocalDate.now(clock).plusDays(29));
        expires(new Payer(later.value()), LocalDate.now(clock).plusDays(32));

        expiring.tellNext();
        expiring.tellNext();

        await().untilAsserted(() -> assertThat(told(soon)).isEqualTo(1));
        assertThat(told(later)).isZero();
    }

    private void expires(Payer payer, LocalDate day) {
        jdbc.sql("update saved_card set expires = ? where payer = ?")
                .params(day, payer.value())
                .update();
    }

    private String methodOf(Payer payer) {
        return jdbc.sql("select payment_method from saved_card where payer = ?")
                .param(payer.value())
                .query(String.class)
                .single();
    }

    private long told(ReaderId reader) {
        return mails.newestTo(readers.profileOf(reader).mail(), 10).stream()
                .filter(mail -> mail.subject().equals("Your card ends soon"))
                .count();
    }
}
