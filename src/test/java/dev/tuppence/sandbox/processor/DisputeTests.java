package dev.tuppence.sandbox.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.radar.EarlyFraudWarning;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.radar.EarlyFraudWarningListParams;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.payments.ProcessorAddress;
import dev.tuppence.sandbox.SandboxClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeApplicationTest
class DisputeTests {

    @Autowired
    ProcessorAddress address;

    @Autowired
    ProcessorSettings settings;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    SandboxClock clock;

    @Autowired
    JdbcClient jdbc;

    Till till;
    PaymentIntent payment;

    @BeforeEach
    void pay() throws StripeException {
        till = new Till(address, settings.secretKey());
        payment = till.charge("pm_card_visa", 1000, "usd");
    }

    @Test
    void aDisputeTakesThePaymentAndAFee() throws Exception {
        Dispute dispute = find(processor.openDispute(payment.getId()));

        assertThat(dispute.getStatus()).isEqualTo("needs_response");
        assertThat(dispute.getPaymentIntent()).isEqualTo(payment.getId());
        assertThat(dispute.getEvidenceDetails().getDueBy()).isGreaterThan(dispute.getCreated());
        assertThat(dispute.getBalanceTransactions())
                .extracting(BalanceTransaction::getNet)
                .containsExactly(-2500L);
        assertThat(eventsAbout(dispute.getId()))
                .containsExactly("charge.dispute.funds_withdrawn", "charge.dispute.created");
        assertThatThrownBy(() -> processor.openDispute(payment.getId())).isInstanceOf(NothingToDispute.class);
        await().untilAsserted(() -> assertThat(undelivered()).isZero());
    }

    @ParameterizedTest
    @CsvSource({"true, won, -1500", "false, lost, -2500"})
    void theBankDecides(boolean won, String status, long net) throws Exception {
        String id = processor.openDispute(payment.getId());

        processor.decideDispute(id, won);

        Dispute dispute = find(id);
        assertThat(dispute.getStatus()).isEqualTo(status);
        assertThat(dispute.getBalanceTransactions().stream()
                        .mapToLong(BalanceTransaction::getNet)
                        .sum())
                .isEqualTo(net);
        assertThatThrownBy(() -> processor.decideDispute(id, won)).isInstanceOf(NothingToDispute.class);
    }

    @Test
    void evidenceIsSentOnce() throws Exception {
        String id = processor.openDispute(payment.getId());
        DisputeUpdateParams evidence = DisputeUpdateParams.builder()
                .setEvidence(DisputeUpdateParams.Evidence.builder()
                        .setUncategorizedText("It was read.")
                        .build())
                .build();

        assertThat(till.stripe.v1().disputes().update(id, evidence).getStatus()).isEqualTo("under_review");

        assertThat(catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> till.stripe.v1().disputes().update(id, evidence)))
                .isNotNull();
        assertThat(find(id).getEvidence().getUncategorizedText()).isEqualTo("It was read.");
    }

    @Test
    void aDisputeThatIsAcceptedOrNotAnsweredIsLost() throws Exception {
        String accepted = processor.openDispute(payment.getId());
        String silent =
                processor.openDispute(till.charge("pm_card_visa", 1000, "usd").getId());

        assertThat(till.stripe.v1().disputes().close(accepted).getStatus()).isEqualTo("lost");
        clock.forward(settings.disputeAnswerWithin().plus(Duration.ofMinutes(1)));
        processor.advance();

        assertThat(find(silent).getStatus()).isEqualTo("lost");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_createDispute, needs_response, fraudulent",
        "pm_card_createDisputeProductNotReceived, needs_response, product_not_received",
        "pm_card_createDisputeInquiry, warning_needs_response, fraudulent"
    })
    void someTestCardsAreDisputedAtOnce(String token, String status, String reason) throws Exception {
        PaymentIntent paid = till.charge(token, 1000, "usd");

        Dispute dispute = disputesOf(paid).getFirst();
        assertThat(dispute.getStatus()).isEqualTo(status);
        assertThat(dispute.getReason()).isEqualTo(reason);
    }

    @Test
    void anInquiryWithdrawsNothingAndMayJustEnd() throws Exception {
        String id = processor.openInquiry(payment.getId());
        assertThat(find(id).getStatus()).isEqualTo("warning_needs_response");
        assertThat(find(id).getIsChargeRefundable()).isTrue();
        assertThat(find(id).getBalanceTransactions()).isEmpty();

        processor.decideDispute(id, false);

        assertThat(find(id).getStatus()).isEqualTo("warning_closed");
        assertThat(find(id).getBalanceTransactions()).isEmpty();
    }

    @Test
    void anInquiryThatEscalatesWithdrawsOnceWhatWasNotGivenBack() throws Exception {
        String id = processor.openInquiry(payment.getId());
        processor.refund(payment.getId(), 400);

        processor.escalate(id);

        Dispute dispute = find(id);
        assertThat(dispute.getStatus()).isEqualTo("needs_response");
        assertThat(dispute.getAmount()).isEqualTo(600);
        assertThat(dispute.getIsChargeRefundable()).isFalse();
        assertThat(dispute.getBalanceTransactions())
                .extracting(BalanceTransaction::getNet)
                .containsExactly(-2100L);
        assertThat(eventsAbout(id))
                .containsExactly("charge.dispute.funds_withdrawn", "charge.dispute.updated", "charge.dispute.created");
        assertThatThrownBy(() -> processor.escalate(id)).isInstanceOf(NothingToDispute.class);
    }

    @Test
    @Tag("edge-16")
    @Tag("edge-17")
    void aPartOrMoreThanThePaymentMayBeDisputed() throws Exception {
        assertThat(find(processor.openDispute(payment.getId(), "fraudulent", 300))
                        .getAmount())
                .isEqualTo(300);
        PaymentIntent other = till.charge("pm_card_visa", 1000, "usd");

        Dispute shifted = find(processor.openDispute(other.getId(), "fraudulent", 1037));

        assertThat(shifted.getBalanceTransactions())
                .extracting(BalanceTransaction::getAmount)
                .containsExactly(-1037L);
    }

    @Test
    void aPaymentMayBeDisputedTwice() throws Exception {
        String first = processor.openDispute(payment.getId(), "fraudulent", 300);
        assertThat(find(processor.openDispute(payment.getId())).getAmount()).isEqualTo(700);
        assertThatThrownBy(() -> processor.openDispute(payment.getId())).isInstanceOf(NothingToDispute.class);

        processor.decideDispute(first, true);

        assertThat(find(processor.openDispute(payment.getId())).getAmount()).isEqualTo(300);
        assertThat(disputesOf(till.charge("pm_card_createMultipleDisputes", 1001, "usd")))
                .extracting(Dispute::getAmount)
                .containsExactly(501L, 500L);
    }

    @Test
    @Tag("edge-23")
    void anEarlyFraudWarningIsActionableUntilAllIsGivenBackOrDisputed() throws Exception {
        EarlyFraudWarning warning = warningsOf(till.charge("pm_card_createIssuerFraudRecord", 1000, "usd"));
        assertThat(warning.getActionable()).isTrue();
        processor.warnOfFraud(payment.getId());

        processor.refund(payment.getId());
        processor.openDispute(warning.getPaymentIntent());

        assertThat(warningsOf(payment).getActionable()).isFalse();
        assertThat(till.stripe
                        .v1()
                        .radar()
                        .earlyFraudWarnings()
                        .retrieve(warning.getId())
                        .getActionable())
                .isFalse();
    }

    @Test
    void theDashboardOpensAndDecidesDisputes() throws Exception {
        String page = address.apiBase();
        assertThat(till.open(page).body()).contains(payment.getId());

        till.submit(page + "/disputes", Map.of("payment", payment.getId()), page);
        Dispute dispute = disputesOf(payment).getFirst();
        till.submit(page + "/disputes/" + dispute.getId(), Map.of("won", "true"), page);

        assertThat(find(dispute.getId()).getStatus()).isEqualTo("won");
        assertThat(till.submit(page + "/disputes/" + dispute.getId(), Map.of("won", "true"), page)
                        .statusCode())
                .isEqualTo(409);
    }

    private List<Dispute> disputesOf(PaymentIntent paid) throws StripeException {
        return till.stripe
                .v1()
                .disputes()
                .list(DisputeListParams.builder().setPaymentIntent(paid.getId()).build())
                .getData();
    }

    private EarlyFraudWarning warningsOf(PaymentIntent paid) throws StripeException {
        return till.stripe
                .v1()
                .radar()
                .earlyFraudWarnings()
                .list(EarlyFraudWarningListParams.builder()
                        .setPaymentIntent(paid.getId())
                        .build())
                .getData()
                .getFirst();
    }

    private Dispute find(String id) throws StripeException {
        return till.stripe.v1().disputes().retrieve(id);
    }

    private List<String> eventsAbout(String id) throws StripeException {
        return till
                .stripe
                .v1()
                .events()
                .list(EventListParams.builder().setLimit(50L).build())
                .getData()
                .stream()
                .filter(event -> event.getDataObjectDeserializer()
                        .getObject()
                        .filter(object -> object instanceof Dispute dispute
                                && dispute.getId().equals(id))
                        .isPresent())
                .map(Event::getType)
                .toList();
    }

    private long undelivered() {
        return jdbc.sql("select count(*) from processor.delivery where delivered_at is null")
                .query(Long.class)
                .single();
    }
}
