package dev.tuppence.admin;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.Payouts;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What waits for a person, whatever it is, in one list. */
@WholeApplicationTest
class DeskTests {

    @Autowired
    Desk desk;

    @Autowired
    Adjustments adjustments;

    @Autowired
    Payouts payouts;

    @Autowired
    Creators creators;

    @Autowired
    Readers readers;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    ReaderId operator;

    @BeforeEach
    void anOperator() {
        operator = readers.readerWith(UUID.randomUUID() + "@example.org");
    }

    @Test
    void whateverWaitsIsInOneListByDeadline() {
        long adjustment = adjustment();
        long dispute = dispute(Duration.ofHours(30));
        long later = dispute(Duration.ofDays(12));
        long difference = difference();

        List<Matter> open = desk.open(EnumSet.allOf(MatterKind.class));

        assertThat(open).isSortedAccordingTo((one, other) -> one.deadline().compareTo(other.deadline()));
        assertThat(open.stream()
                        .filter(one -> Set.of(
                                        "CASE " + dispute,
                                        "CASE " + later,
                                        "ADJUSTMENT " + adjustment,
                                        "BREAK " + difference)
                                .contains(one.kind() + " " + one.id()))
                        .map(one -> one.kind() + " " + one.amount()))
                .containsExactly("CASE USD 3.00", "ADJUSTMENT USD 0.01", "BREAK USD 5.00", "CASE USD 3.00");
    }

    @Test
    void whatIsSeenToWaitsNoMore() {
        long adjustment = adjustment();
        assertThat(waiting(MatterKind.ADJUSTMENT)).contains(Long.toString(adjustment));

        adjustments.refuse(adjustment, operator);
        assertThat(waiting(MatterKind.ADJUSTMENT)).doesNotContain(Long.toString(adjustment));
    }

    @Test
    void payoutsThatAreHeldWaitUntilTheyGoOn() {
        String handle = "d" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        CreatorId creator = creators.create(
                readers.readerWith(handle + "@example.org"),
                new NewCreator(handle, "Name", "Bio", "#8a3b12", CurrencyCode.USD));
        payouts.hold(creator, true);
        assertThat(waiting(MatterKind.PAYOUT)).contains(handle);

        payouts.hold(creator, false);
        assertThat(waiting(MatterKind.PAYOUT)).doesNotContain(handle);
    }

    @Test
    void anOperatorTakesWhatWaitsAndTheLastOneHasIt() {
        long dispute = dispute(Duration.ofDays(3));
        assertThat(take("CASE", dispute, Role.SUPPORT)).hasRedirectedUrl("/admin");
        assertThat(taker(MatterKind.CASE, dispute)).isEqualTo(operator);
        assertThat(browser.get().uri("/admin?kind=MINE").with(as(Role.SUPPORT)))
                .hasStatusOk()
                .bodyText()
                .contains("/admin/cases/" + dispute, "Yours");

        ReaderId before = operator;
        anOperator();
        long difference = difference();
        assertThat(take("CASE", dispute, Role.ADMIN)).hasRedirectedUrl("/admin");
        assertThat(take("BREAK", difference, Role.ADMIN)).hasRedirectedUrl("/admin");
        assertThat(taker(MatterKind.CASE, dispute)).isEqualTo(operator).isNotEqualTo(before);
        assertThat(taker(MatterKind.BREAK, difference)).isEqualTo(operator);
        assertThat(jdbc.sql("select action from admin_audit where admin = :admin order by id")
                        .param("admin", operator.value())
                        .query(String.class)
                        .list())
                .containsExactly("MATTER_TAKEN", "BREAK_TAKEN");
    }

    @Test
    void everybodySeesTheirOwnWorkOnly() {
        long adjustment = adjustment();
        assertThat(take("ADJUSTMENT", adjustment, Role.SUPPORT)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(taker(MatterKind.ADJUSTMENT, adjustment)).isNull();
        assertThat(browser.get().uri("/admin").with(as(Role.SUPPORT)))
                .bodyText()
                .doesNotContain("ADJUSTMENT");
        assertThat(browser.get().uri("/admin").with(as(Role.FINANCE)))
                .bodyText()
                .contains("ADJUSTMENT");
    }

    private long adjustment() {
        return adjustments.request(
                new AdjustmentWish(
                        AccountType.PSP_FEES,
                        AccountType.SUSPENSE,
                        usd("0.01"),
                        AdjustmentReason.ROUNDING,
                        "A cent too much"),
                readers.readerWith(UUID.randomUUID() + "@example.org"));
    }

    private long dispute(Duration left) {
        return jdbc.sql("""
                        insert into dispute_case (dispute, payment_reference, currency, amount_micros, held_micros, excess_micros,
                          credit_micros, fee_micros, reason, opened_at, answer_by, state)
                        values (:dispute, 'elsewhere', 'USD', 3000000, 0, 0, 0, 0, 'general', :now, :by, 'INQUIRY') returning id""")
                .param("dispute", "dp_" + UUID.randomUUID())
                .param("now", now())
                .param("by", now().plus(left))
                .query(Long.class)
                .single();
    }

    private long difference() {
        return jdbc.sql("""
                        insert into processor_break (object, currency, difference_micros, opened_at)
                        values (:object, 'USD', 5000000, :now) returning id""")
                .param("object", "po_" + UUID.randomUUID())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private List<String> waiting(MatterKind kind) {
        return desk.open(EnumSet.of(kind)).stream().map(Matter::id).toList();
    }

    private ReaderId taker(MatterKind kind, long id) {
        return desk.open(EnumSet.of(kind)).stream()
                .filter(one -> one.id().equals(Long.toString(id)))
                .findFirst()
                .orElseThrow()
                .taker();
    }

    private MvcTestResult take(String kind, long id, Role role) {
        return browser.post()
                .uri("/admin/desk/{kind}/{id}/take", kind, id)
                .with(as(role))
                .with(csrf())
                .exchange();
    }

    private RequestPostProcessor as(Role role) {
        return authentication(new SignedInAuthentication(new SignedInReader(operator, false, Set.of(role)), true));
    }
}
