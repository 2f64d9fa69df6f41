package dev.tuppence.admin;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.Contention;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.Patrons;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Two admins correct the books; one alone only what is small. */
@WholeApplicationTest
class AdjustmentsTests {

    @Autowired
    Adjustments adjustments;

    @Autowired
    Ledger ledger;

    @Autowired
    Patrons patrons;

    @Autowired
    MockMvcTester browser;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    ReaderId requester;
    ReaderId other;
    Money before;

    @BeforeEach
    void twoAdmins() {
        requester = patrons.reader();
        other = patrons.reader();
        before = fees();
    }

    @Test
    void anAdjustmentIsBookedOnceWhenAnotherAdminApproves() {
        long id = adjustments.request(aCent(), requester);
        assertThat(fees()).isEqualTo(before);

        assertThatThrownBy(() -> adjustments.approve(id, requester)).isInstanceOf(NotDecidable.class);
        assertThat(fees()).isEqualTo(before);

        adjustments.approve(id, other);
        assertThat(fees()).isEqualTo(before.plus(usd("0.01")));
        assertThatThrownBy(() -> adjustments.approve(id, other)).isInstanceOf(NotDecidable.class);
        assertThatThrownBy(() -> adjustments.refuse(id, other)).isInstanceOf(NotDecidable.class);
        assertThat(fees()).isEqualTo(before.plus(usd("0.01")));
        assertThat(ledger.trialBalance().balanced()).isTrue();
        assertThat(jdbc.sql("select action from admin_audit where subject = :subject order by id")
                        .param("subject", "adjustment " + id)
                        .query(String.class)
                        .list())
                .containsExactly("ADJUSTMENT_REQUESTED", "ADJUSTMENT_APPROVED");
    }

    @Test
    void aRefusedAdjustmentIsNeverBooked() {
        long id = adjustments.request(aCent(), requester);
        adjustments.refuse(id, other);

        assertThatThrownBy(() -> adjustments.approve(id, other)).isInstanceOf(NotDecidable.class);
        assertThatThrownBy(() -> adjustments.requestMirror(id, "Never booked at all", requester))
                .isInstanceOf(NotDecidable.class);
        assertThat(fees()).isEqualTo(before);
    }

    @Test
    void anAdjustmentIsTakenBackOnceByItsMirrorImage() {
        long id = adjustments.request(aCent(), requester);
        adjustments.approve(id, other);

        long mirror = adjustments.requestMirror(id, "It was right before", other);
        long again = adjustments.requestMirror(id, "It was right before", other);
        adjustments.approve(mirror, requester);

        assertThat(fees()).isEqualTo(before);
        assertThatThrownBy(() -> adjustments.approve(again, requester)).isInstanceOf(NotDecidable.class);
        assertThat(fees()).isEqualTo(before);
    }

    @Test
    void aSmallOneIsBookedAloneAsLongAsTheDaysSumIsSmall() {
        long id = adjustments.request(of("6"), requester);
        assertThatThrownBy(() -> adjustments.bookAlone(id, other)).isInstanceOf(NotDecidable.class);
        adjustments.bookAlone(id, requester);
        assertThat(fees()).isEqualTo(before.plus(usd("6")));
        assertThatThrownBy(() -> adjustments.bookAlone(id, requester)).isInstanceOf(NotDecidable.class);

        long beyond = adjustments.request(of("4.01"), requester);
        assertThatThrownBy(() -> adjustments.bookAlone(beyond, requester)).isInstanceOf(NotDecidable.class);
        adjustments.bookAlone(adjustments.request(of("4"), requester), requester);
        assertThatThrownBy(() -> adjustments.bookAlone(adjustments.request(aCent(), requester), requester))
                .isInstanceOf(NotDecidable.class);
        adjustments.bookAlone(adjustments.request(of("10"), other), other);

        assertThat(fees()).isEqualTo(before.plus(usd("20")));
        assertThat(jdbc.sql("select action from admin_audit where subject = :subject order by id")
                        .param("subject", "adjustment " + id)
                        .query(String.class)
                        .list())
                .containsExactly("ADJUSTMENT_REQUESTED", "ADJUSTMENT_BOOKED_ALONE");
    }

    @Test
    void ofTwoThatOneBooksInTwoBrowsersAtOnceTheSecondCountsTheFirst() {
        long first = adjustments.request(of("6"), requester);
        long second = adjustments.request(of("6"), requester);

        CompletableFuture<MvcTestResult> late = transaction.execute(status -> {
            adjustments.bookAlone(first, requester);
            return Contention.startAndWaitForThis(
                    jdbc, () -> post("/admin/adjustments/" + second + "/alone", requester, ""));
        });

        assertThat(late.join()).flash().containsEntry("notice", "admin.adjustments.before");
        assertThat(fees()).isEqualTo(before.plus(usd("6")));
    }

    @Test
    void theDatabaseKnowsTooHowMuchTakesOne() {
        long id = adjustments.request(of("6"), requester);
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into adjustment_decision (adjustment_id, requested_by, approved, decided_by, decided_at, alone_up_to_micros)
                                values (:id, :requester, true, :requester, '2026-01-01', 5000000)""")
                        .param("id", id)
                        .param("requester", requester.value())
                        .update())
                .rootCause()
                .hasMessageContaining("too large for one");
    }

    @Test
    void whatReadersAndCreatorsHaveIsNotCorrectedByHand() {
        for (AccountType type :
                Set.of(AccountType.TAB, AccountType.CREDIT, AccountType.COLLECTED, AccountType.AVAILABLE)) {
            assertThatThrownBy(() -> new AdjustmentWish(
                            type, AccountType.SUSPENSE, usd("1"), AdjustmentReason.OTHER, "More for somebody"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theDatabaseKnowsTooThatNobodyDecidesAlone() {
        long id = adjustments.request(aCent(), requester);
        for (long claimed : new long[] {requester.value(), other.value()}) {
            assertThatThrownBy(() -> jdbc.sql("""
                                    insert into adjustment_decision (adjustment_id, requested_by, approved, decided_by, decided_at)
                                    values (:id, :claimed, true, :requester, '2026-01-01')""")
                            .param("id", id)
                            .param("claimed", claimed)
                            .param("requester", requester.value())
                            .update())
                    .rootCause()
                    .hasMessageContaining("violates");
        }
    }

    @Test
    void thePageAsksDecidesAndTellsWhatDoesNotWork() {
        assertThat(post("/admin/adjustments", requester, "0.01")).hasRedirectedUrl("/admin/adjustments");
        assertThat(post("/admin/adjustments", requester, "-5"))
                .flash()
                .containsEntry("notice", "admin.adjustments.unreadable");
        long id = adjustments.list(0, 1).getFirst().id();

        assertThat(page(requester)).bodyText().contains("Correction " + id, "/admin/adjustments/" + id + "/alone");
        assertThat(post("/admin/adjustments/" + id + "/approve", requester, ""))
                .flash()
                .containsEntry("notice", "admin.adjustments.before");
        assertThat(page(other)).bodyText().contains("Approve and book");
        assertThat(post("/admin/adjustments/" + id + "/approve", other, ""))
                .flash()
                .containsEntry("notice", "admin.adjustments.approved");
        assertThat(fees()).isEqualTo(before.plus(usd("0.01")));
    }

    private MvcTestResult page(ReaderId admin) {
        return browser.get()
                .uri("/admin/adjustments")
                .with(authentication(signedIn(admin)))
                .exchange();
    }

    private MvcTestResult post(String path, ReaderId admin, String amount) {
        return browser.post()
                .uri(path)
                .param("debit", "PSP_FEES")
                .param("credit", "SUSPENSE")
                .param("amount", amount)
                .param("currency", "USD")
                .param("reason", "OTHER")
                .param("note", "A cent was not booked")
                .with(authentication(signedIn(admin)))
                .with(csrf())
                .exchange();
    }

    private static SignedInAuthentication signedIn(ReaderId admin) {
        return new SignedInAuthentication(new SignedInReader(admin, false, Set.of(Role.ADMIN)), true);
    }

    private static AdjustmentWish of(String dollars) {
        return new AdjustmentWish(
                AccountType.PSP_FEES, AccountType.SUSPENSE, usd(dollars), AdjustmentReason.OTHER, "Of some dollars");
    }

    private static AdjustmentWish aCent() {
        return new AdjustmentWish(
                AccountType.PSP_FEES,
                AccountType.SUSPENSE,
                usd("0.01"),
                AdjustmentReason.PROCESSOR_DIFFERENCE,
                "A cent was not booked");
    }

    private Money fees() {
        return ledger.balanceOf(Account.of(AccountType.PSP_FEES), CurrencyCode.USD);
    }
}
