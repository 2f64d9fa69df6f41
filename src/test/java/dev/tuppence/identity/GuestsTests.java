package dev.tuppence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
@RecordApplicationEvents
class GuestsTests {

    @Autowired
    Guests guests;

    @Autowired
    Readers readers;

    @Autowired
    MailLinks links;

    @Autowired
    dev.tuppence.sandbox.SandboxMail mails;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEvents events;

    String mail = UUID.randomUUID() + "@example.org";

    @AfterEach
    void nobodyAsks() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aVisitorBecomesAGuestOnceAndIsKnownByTheCookie() {
        var response = new MockHttpServletResponse();
        SignedInReader guest = guests.signedInOrGuest(from("198.51.100.1"), response);

        assertThat(guest.guest()).isTrue();
        assertThat(guests.signedInOrGuest(from("198.51.100.1"), response)).isEqualTo(guest);
        assertThat(response.getHeaders("Set-Cookie")).hasSize(1);
        assertThat(browser.get().uri("/settings").cookie(cookieOf(response)))
                .hasStatusOk()
                .bodyText()
                .contains("reading without an account")
                .doesNotContain("Sign out");
    }

    @Test
    void guestsAreAskedToSignInBeforeTheStudioOpens() {
        assertThat(browser.get().uri("/studio/somebody").cookie(guest()))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/login?next=%2Fstudio%2Fsomebody");
    }

    @Test
    void aNetworkBringsForthSoManyGuestsADayAndNoMore() {
        jdbc.sql("insert into guest_network (network_hash, on_day, guests) values (:network, :today, 1000)")
                .param("network", new Visit("192.0.2.0/24", "").networkHash())
                .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();

        assertThatExceptionOfType(TooManyGuests.class)
                .isThrownBy(() -> guests.signedInOrGuest(from("192.0.2.200"), new MockHttpServletResponse()));
        assertThat(guests.signedInOrGuest(from("192.0.3.200"), new MockHttpServletResponse())
                        .guest())
                .isTrue();
    }

    @Test
    void aGuestWithANewAddressKeepsTheReaderAndGetsANewSecret() {
        Cookie cookie = guest();
        ReaderId guest = readerOf(cookie);

        MvcTestResult signedIn = openLink(cookie);

        assertThat(readers.find(mail)).contains(guest);
        assertThat(events.stream(ReaderSignedUp.class)).containsExactly(new ReaderSignedUp(guest));
        assertThat(events.stream(GuestMerged.class)).isEmpty();
        assertThat(browser.get().uri("/settings").cookie(cookie)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(browser.get().uri("/settings").cookie(cookieOf(signedIn.getResponse())))
                .bodyText()
                .contains(mail);
    }

    @Test
    void aGuestWithAKnownAddressEndsInThatAccount() {
        ReaderId account = readers.readerWith(mail);
        Cookie cookie = guest();
        ReaderId guest = readerOf(cookie);

        MvcTestResult signedIn = openLink(cookie);

        assertThat(events.stream(GuestMerged.class)).containsExactly(new GuestMerged(guest, account));
        assertThat(readerOf(cookieOf(signedIn.getResponse()))).isEqualTo(account);
        assertThat(browser.get().uri("/settings").cookie(cookie)).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void whoeverAskedForTheLinkInAnotherBrowserIsNotMerged() {
        Cookie elsewhere = guest();
        links.send(mail, LocalPath.HOME, Locale.ENGLISH, new Visit("test", ""));

        openLink(new Cookie("unrelated", "1"));

        assertThat(events.stream(GuestMerged.class)).isEmpty();
        assertThat(browser.get().uri("/settings").cookie(elsewhere)).hasStatusOk();
    }

    @Test
    void readingWritesOncePerDayAndNoMore() {
        Cookie cookie = guest();
        browser.get().uri("/settings").cookie(cookie).exchange();
        long before = proofs(readerOf(cookie));

        for (int page = 0; page < 3; page++) {
            browser.get().uri("/settings").cookie(cookie).exchange();
        }

        assertThat(before).isOne();
        assertThat(proofs(readerOf(cookie))).isOne();
    }

    @Test
    void theApplicationCannotReadProofs() {
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> jdbc.sql("select count(*) from proof_of_access")
                        .query((row, number) -> row.getLong(1))
                        .single())
                .havingCause()
                .withMessageContaining("permission denied");
    }

    private Cookie guest() {
        var response = new MockHttpServletResponse();
        guests.signedInOrGuest(from("198.51.100.2"), response);
        SecurityContextHolder.clearContext();
        return cookieOf(response);
    }

    private MvcTestResult openLink(Cookie cookie) {
        links.send(mail, LocalPath.HOME, Locale.ENGLISH, new Visit("test", ""));
        String token = mails.newestTo(mail, 1).getFirst().body().replaceFirst("(?s).*token=(\\S+).*", "$1");
        return browser.post()
                .uri("/login/link")
                .param("token", token)
                .cookie(cookie)
                .with(csrf())
                .exchange();
    }

    private ReaderId readerOf(Cookie cookie) {
        return new ReaderId(
                jdbc.sql("select reader_id from sign_in where token_hash = sha256(convert_to(:token, 'UTF8'))")
                        .param("token", cookie.getValue())
                        .query((row, number) -> row.getLong(1))
                        .single());
    }

    private long proofs(ReaderId reader) {
        return transaction.execute(status -> {
            jdbc.sql("set local role jobs").update();
            return jdbc.sql("select count(*) from proof_of_access where reader_id = :reader")
                    .param("reader", reader.value())
                    .query((row, number) -> row.getLong(1))
                    .single();
        });
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    private static Cookie cookieOf(MockHttpServletResponse response) {
        String header = response.getHeaders("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("reader="))
                .findFirst()
                .orElseThrow();
        return new Cookie("reader", header.substring("reader=".length(), header.indexOf(';')));
    }
}
