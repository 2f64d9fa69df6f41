package dev.tuppence.sandbox.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.payments.ProcessorAddress;
import dev.tuppence.sandbox.SandboxClock;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@WholeApplicationTest
@TestPropertySource(properties = "spring.application.name=refunds-of-the-processor") // the balance is counted
class RefundTests {

    private static final String AVAILABLE_AT_ONCE = "pm_card_bypassPending";

    @Autowired
    ProcessorAddress address;

    @Autowired
    ProcessorSettings settings;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    SandboxClock clock;

    Till till;

    @BeforeEach
    void open() {
        till = new Till(address, settings.secretKey());
    }

    @Test
    void aRefundTakesItsAmountFromTheBalanceAndKeepsTheFee() throws Exception {
        PaymentIntent payment = till.charge(AVAILABLE_AT_ONCE, 1000, "usd");
        long before = available();

        Refund refund = refund(payment, 300L);

        assertThat(refund.getStatus()).isEqualTo("succeeded");
        assertThat(refund.getCharge()).isEqualTo(payment.getLatestCharge());
        assertThat(refund.getMetadata()).containsEntry("ours", "1");
        assertThat(available()).isEqualTo(before - 300);
        assertThat(moves(refund)).singleElement().satisfies(move -> {
            assertThat(move.getType()).isEqualTo("refund");
            assertThat(move.getId()).isEqualTo(refund.getBalanceTransaction());
            assertThat(move.getNet()).isEqualTo(-300);
        });
        assertThat(charge(payment).getAmountRefunded()).isEqualTo(300);
        assertThat(charge(payment).getRefunded()).isFalse();
        assertThat(eventsAbout(refund)).containsExactly("refund.created");
        assertThat(eventsAbout(payment.getLatestCharge())).contains("charge.refunded");
    }

    @Test
    void whatIsLeftIsRefundedWhenNoAmountIsNamedAndNothingAfterThat() throws Exception {
        PaymentIntent payment = till.charge(AVAILABLE_AT_ONCE, 1000, "usd");
        refund(payment, 300L);

        assertThat(codeOf(() -> refund(payment, 701L))).isNull();
        assertThat(refund(payment, null).getAmount()).isEqualTo(700);

        assertThat(charge(payment).getRefunded()).isTrue();
        assertThat(codeOf(() -> refund(payment, 1L))).isEqualTo("charge_already_refunded");
        assertThat(till.stripe
                        .v1()
                        .refunds()
                        .list(RefundListParams.builder()
                                .setPaymentIntent(payment.getId())
                                .build())
                        .getData())
                .extracting(Refund::getAmount)
                .containsExactly(700L, 300L);
    }

    @Test
    void theSameKeyRefundsOnce() throws Exception {
        PaymentIntent payment = till.charge(AVAILABLE_AT_ONCE, 1000, "usd");
        RequestOptions key = RequestOptions.builder()
                .setIdempotencyKey("refund-" + payment.getId())
                .build();

        Refund first = till.stripe.v1().refunds().create(asked(payment, 300L), key);
        Refund again = till.stripe.v1().refunds().create(asked(payment, 300L), key);

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(charge(payment).getAmountRefunded()).isEqualTo(300);
    }

    @Test
    @Tag("edge-22")
    void whatTheBankTookBackIsNotRefundedAsWell() throws Exception {
        PaymentIntent payment = till.charge(AVAILABLE_AT_ONCE, 1000, "usd");
        String dispute = processor.openDispute(payment.getId());

        assertThat(codeOf(() -> refund(payment, 300L))).isEqualTo("charge_disputed");
        processor.decideDispute(dispute, false);
        assertThat(codeOf(() -> refund(payment, 300L))).isEqualTo("charge_disputed");
    }

    @Test
    @Tag("edge-22")
    void onlyWhatIsNotRefundedIsDisputed() throws Exception {
        PaymentIntent payment = till.charge(AVAILABLE_AT_ONCE, 1000, "usd");
        refund(payment, 300L);

        String dispute = processor.openDispute(payment.getId());

        assertThat(till.stripe.v1().disputes().retrieve(dispute).getAmount()).isEqualTo(700);
    }

    @Test
    void aDisputeThatWasWonAndAnInquiryLeaveAPaymentRefundable() throws Exception {
        PaymentIntent won = till.charge(AVAILABLE_AT_ONCE, 1000, "usd");
        processor.decideDispute(processor.openDispute(won.getId()), true);
        till.charge(AVAILABLE_AT_ONCE, 3000, "usd");

        assertThat(refund(won, 300L).getStatus()).isEqualTo("succeeded");
        assertThat(refund(till.charge("pm_card_createDisputeInquiry", 500, "usd"), 300L)
                        .getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void withoutEnoughBalanceARefundWaitsForIt() throws Exception {
        PaymentIntent payment = till.charge("pm_card_visa", 900, "gbp"); // pending for days

        Refund refund = refund(payment, 900L);

        assertThat(refund.getStatus()).isEqualTo("pending");
        assertThat(refund.getPendingReason()).isEqualTo("insufficient_funds");
        assertThat(refund.getBalanceTransaction()).isNull();
        assertThat(charge(payment).getRefunded()).isTrue();
        processor.advance();
        assertThat(find(refund).getStatus()).isEqualTo("pending");

        till.charge(AVAILABLE_AT_ONCE, 2000, "gbp");
        processor.advance();

        assertThat(find(refund).getStatus()).isEqualTo("succeeded");
        assertThat(moves(refund)).extracting(BalanceTransaction::getNet).containsExactly(-900L);
        assertThat(eventsAbout(refund)).containsExactly("refund.updated", "refund.created");
    }

    @Test
    @Tag("edge-22")
    void aWaitingRefundFailsWhenItsPaymentIsDisputed() throws Exception {
        PaymentIntent payment = till.charge("pm_card_visa", 900, "eur");
        Refund refund = refund(payment, 400L);

        processor.openDispute(payment.getId());
        till.charge(AVAILABLE_AT_ONCE, 9000, "eur");
        processor.advance();

        assertThat(find(refund).getStatus()).isEqualTo("failed");
        assertThat(find(refund).getFailureReason()).isEqualTo("charge_for_pending_refund_disputed");
        assertThat(moves(refund)).isEmpty();
    }

    @Test
    void aRefundMayFailAfterItSucceededAndItsMoneyComesBack() throws Exception {
        till.charge(AVAILABLE_AT_ONCE, 9000, "usd");
        PaymentIntent payment = till.charge("pm_card_refundFail", 1000, "usd");
        Refund refund = refund(payment, 1000L);
        assertThat(refund.getStatus()).isEqualTo("succeeded");
        processor.advance();
        assertThat(find(refund).getStatus()).isEqualTo("succeeded");

        clock.forward(settings.refundKnownAfter());
        processor.advance();

        Refund failed = find(refund);
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureReason()).isEqualTo("expired_or_canceled_card");
        assertThat(moves(refund))
                .extracting(BalanceTransaction::getType, BalanceTransaction::getNet)
                .containsExactly(tuple("refund_failure", 1000L), tuple("refund", -1000L));
        assertThat(charge(payment).getAmountRefunded()).isZero();
        assertThat(eventsAbout(refund)).containsExactly("refund.failed", "refund.updated", "refund.created");
    }

    @Test
    void aRefundMayBePendingBeforeItSucceeds() throws Exception {
        till.charge(AVAILABLE_AT_ONCE, 9000, "usd");
        Refund refund = refund(till.charge("pm_card_pendingRefund", 1000, "usd"), 1000L);
        assertThat(refund.getPendingReason()).isEqualTo("processing");
        assertThat(refund.getBalanceTransaction()).isNotNull();

        clock.forward(settings.refundKnownAfter());
        processor.advance();

        assertThat(find(refund).getStatus()).isEqualTo("succeeded");
        assertThat(moves(refund)).hasSize(1);
    }

    @Test
    void theDashboardRefundsByHand() throws Exception {
        PaymentIntent payment = till.charge(AVAILABLE_AT_ONCE, 1000, "usd");
        String page = address.apiBase();

        till.submit(page + "/refunds", Map.of("payment", payment.getId()), page);

        assertThat(charge(payment).getRefunded()).isTrue();
        assertThatThrownBy(() -> processor.refund(payment.getId(), 1)).isInstanceOf(NothingToRefund.class);
        assertThat(till.submit(page + "/refunds", Map.of("payment", payment.getId()), page)
                        .statusCode())
                .isEqualTo(409);
    }

    private Refund refund(PaymentIntent payment, Long amount) throws StripeException {
        return till.stripe.v1().refunds().create(asked(payment, amount));
    }

    private static RefundCreateParams asked(PaymentIntent payment, Long amount) {
        return RefundCreateParams.builder()
                .setPaymentIntent(payment.getId())
                .setAmount(amount)
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata("ours", "1")
                .build();
    }

    private Refund find(Refund refund) throws StripeException {
        return till.stripe.v1().refunds().retrieve(refund.getId());
    }

    private Charge charge(PaymentIntent payment) throws StripeException {
        return till.stripe.v1().charges().retrieve(payment.getLatestCharge());
    }

    private List<BalanceTransaction> moves(Refund refund) throws StripeException {
        return till.stripe
                .v1()
                .balanceTransactions()
                .list(BalanceTransactionListParams.builder()
                        .setSource(refund.getId())
                        .build())
                .getData();
    }

    private long available() throws StripeException {
        return till.stripe.v1().balance().retrieve().getAvailable().stream()
                .filter(balance -> balance.getCurrency().equals("usd"))
                .findFirst()
                .orElseThrow()
                .getAmount();
    }

    private List<String> eventsAbout(Refund refund) throws StripeException {
        return eventsAbout(refund.getId());
    }

    private List<String> eventsAbout(String id) throws StripeException {
        return till
                .stripe
                .v1()
                .events()
                .list(EventListParams.builder().setLimit(50L).build())
                .getData()
                .stream()
                .filter(event -> event.getData().toJson().contains("\"id\": \"" + id + "\""))
                .map(Event::getType)
                .toList();
    }

    private static String codeOf(ThrowingCallable request) {
        return catchThrowableOfType(InvalidRequestException.class, request).getCode();
    }
}
