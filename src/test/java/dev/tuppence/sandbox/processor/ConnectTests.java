package dev.tuppence.sandbox.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Balance;
import com.stripe.model.Payout;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.ProcessorAddress;
import dev.tuppence.sandbox.SandboxClock;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeApplicationTest
class ConnectTests {

    @Autowired
    ProcessorAddress address;

    @Autowired
    ProcessorSettings settings;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    SandboxAccounts accounts;

    @Autowired
    SandboxClock clock;

    @Autowired
    JdbcClient jdbc;

    Till till;

    @BeforeEach
    void connect() {
        till = new Till(address, settings.secretKey());
    }

    @Test
    void anAccountTakesTransfersOnceItsOwnerToldWhereTheBankIs() throws Exception {
        till.charge("pm_card_bypassPending", 1_000_000, "usd");
        Account account = account();
        assertThat(account.getRequirements().getCurrentlyDue()).contains("external_account");
        assertThat(refused(account, 100).getCode()).isEqualTo("insufficient_capabilities_for_transfer");

        assertThat(Till.next(onboard(account, OnboardingForm.PAYS))).isEqualTo("http://localhost/back");

        Account now = till.stripe.v1().accounts().retrieve(account.getId());
        assertThat(now.getPayoutsEnabled()).isTrue();
        assertThat(now.getCapabilities().getTransfers()).isEqualTo("active");
        assertThat(now.getRequirements().getCurrentlyDue()).isEmpty();
        Transfer transfer = transfer(now, 100);
        assertThat(balanceOf(account).getAvailable().getFirst().getAmount()).isEqualTo(100);
        assertThat(transfer.getDestinationPayment()).startsWith("py_");
        await().untilAsserted(
                        () -> assertThat(heard(account, "account.updated")).isPositive());
    }

    @Test
    void anOnboardingLinkServesOneVisitAndNamesWhatIsMissing() throws Exception {
        Account account = account();
        String page = link(account);

        var incomplete = till.submit(page, Map.of("first", "", "last", "Kim", "bank", OnboardingForm.PAYS));
        assertThat(incomplete.body()).contains("role=\"alert\"");
        till.submit(page, Map.of("first", "Ada", "last", "Kim", "bank", OnboardingForm.PAYS));

        assertThat(Till.next(till.open(page))).isEqualTo("http://localhost/again");
    }

    @Test
    void whatIsPendingCannotBeTransferredUntilItsDay() throws Exception {
        Account account = account();
        onboard(account, OnboardingForm.PAYS);
        long before = available("nok");
        till.charge("pm_card_visa", 10_000, "nok");

        assertThat(refused(account, before + 1, "nok").getCode()).isEqualTo("balance_insufficient");

        clock.forward(Duration.ofDays(5));
        processor.advance();
        assertThat(transfer(account, before + 1, "nok").getId()).startsWith("tr_");
    }

    @Test
    void whatCameInIsPaidOutTheNextDayAndArrivesTwoDaysLater() throws Exception {
        Account account = account();
        onboard(account, OnboardingForm.PAYS);
        till.charge("pm_card_bypassPending", 1_000_000, "usd");
        transfer(account, 700);

        clock.forward(Duration.ofDays(1));
        processor.advance();
        assertThat(payout(account).getStatus()).isEqualTo("in_transit");
        assertThat(balanceOf(account).getAvailable().getFirst().getAmount()).isZero();
        clock.forward(Duration.ofDays(2));
        processor.advance();

        assertThat(payout(account).getStatus()).isEqualTo("paid");
        assertThat(payout(account).getAmount()).isEqualTo(700);
        await().untilAsserted(() -> assertThat(heard(account, "payout.paid")).isEqualTo(1));
    }

    @Test
    void aBankThatSendsAPayoutBackIsAskedForAgain() throws Exception {
        Account account = account();
        onboard(account, OnboardingForm.RETURNS);
        till.charge("pm_card_bypassPending", 1_000_000, "usd");
        transfer(account, 700);

        clock.forward(Duration.ofDays(4));
        processor.advance();

        assertThat(payout(account).getStatus()).isEqualTo("failed");
        assertThat(payout(account).getFailureCode()).isEqualTo("no_account");
        assertThat(balanceOf(account).getAvailable().getFirst().getAmount()).isEqualTo(700);
        assertThat(till.stripe.v1().accounts().retrieve(account.getId()).getPayoutsEnabled())
                .isFalse();
    }

    @Test
    void aTransferIsReversedAsFarAsItsMoneyIsStillThere() throws Exception {
        Account account = account();
        onboard(account, OnboardingForm.PAYS);
        till.charge("pm_card_bypassPending", 1_000_000, "usd");
        Transfer transfer = transfer(account, 700);
        long before = available("usd");

        TransferReversal reversal = reverse(transfer, 300);

        assertThat(available("usd")).isEqualTo(before + 300);
        assertThat(balanceOf(account).getAvailable().getFirst().getAmount()).isEqualTo(400);
        assertThat(typeOf(reversal.getBalanceTransaction())).isEqualTo("transfer_refund");
        assertThat(till.stripe.v1().transfers().retrieve(transfer.getId()).getAmountReversed())
                .isEqualTo(300);
        assertThat(till.stripe
                        .v1()
                        .transfers()
                        .reversals()
                        .list(transfer.getId())
                        .getData())
                .extracting(TransferReversal::getId)
                .containsExactly(reversal.getId());
        assertThat(refusal(() -> reverse(transfer, 401)).getParam()).isEqualTo("amount");

        clock.forward(Duration.ofDays(1));
        processor.advance(); // the bank has it now
        assertThat(refusal(() -> reverse(transfer, 1)).getCode()).isEqualTo("balance_insufficient");
    }

    @Test
    @Tag("edge-38")
    void aPayoutThatWasPaidMayComeBackDaysLaterAndOnlyOnce() throws Exception {
        Account account = account();
        onboard(account, OnboardingForm.PAYS);
        till.charge("pm_card_bypassPending", 1_000_000, "usd");
        transfer(account, 700);
        clock.forward(Duration.ofDays(4));
        processor.advance();
        Payout paid = payout(account);
        assertThat(paid.getStatus()).isEqualTo("paid");

        assertThat(accounts.sendBack(account.getId(), paid.getId())).isTrue();
        assertThat(accounts.sendBack(account.getId(), paid.getId())).isFalse();

        assertThat(payout(account).getStatus()).isEqualTo("failed");
        assertThat(typeOf(payout(account).getFailureBalanceTransaction(), account))
                .isEqualTo("payout_failure");
        assertThat(balanceOf(account).getAvailable().getFirst().getAmount()).isEqualTo(700);
    }

    @Test
    void anAccountIsAskedThenStoppedThenRestrictedAndCleared() throws Exception {
        Account account = account();
        onboard(account, OnboardingForm.PAYS);
        till.charge("pm_card_bypassPending", 1_000_000, "usd");

        accounts.ask(account.getId(), "individual.id_number");
        assertThat(now(account).getRequirements().getPastDue()).isEmpty();
        assertThat(now(account).getPayoutsEnabled()).isTrue();
        accounts.stopPayouts(account.getId(), "individual.id_number");
        assertThat(now(account).getRequirements().getPastDue()).containsExactly("individual.id_number");
        transfer(account, 700);
        clock.forward(Duration.ofDays(2));
        processor.advance();
        assertThat(till.stripe.v1().payouts().list(null, in(account)).getData()).isEmpty();
        accounts.restrict(account.getId());
        assertThat(refused(account, 1).getCode()).isEqualTo("insufficient_capabilities_for_transfer");
        accounts.clear(account.getId());
        processor.advance();

        assertThat(payout(account).getAmount()).isEqualTo(700);
    }

    @Test
    void thePlatformsOwnPayoutLeavesItsBalance() throws Exception {
        till.charge("pm_card_bypassPending", 1_000_000, "usd");
        long before = available("usd");

        String payout = accounts.payOut(Money.ofMinorUnits(1234, CurrencyCode.USD));

        assertThat(available("usd")).isEqualTo(before - 1234);
        assertThat(till.stripe.v1().payouts().retrieve(payout).getAutomatic()).isFalse();
    }

    @Test
    void aCountryWithoutStripeIsRefused() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> till.stripe
                        .v1()
                        .accounts()
                        .create(AccountCreateParams.builder().setCountry("KP").build()));

        assertThat(refused.getCode()).isEqualTo("country_unsupported");
    }

    private TransferReversal reverse(Transfer transfer, long amount) throws StripeException {
        return till.stripe
                .v1()
                .transfers()
                .reversals()
                .create(
                        transfer.getId(),
                        TransferReversalCreateParams.builder().setAmount(amount).build());
    }

    private String typeOf(String transaction) throws StripeException {
        return till.stripe.v1().balanceTransactions().retrieve(transaction).getType();
    }

    private String typeOf(String transaction, Account account) throws StripeException {
        return till.stripe
                .v1()
                .balanceTransactions()
                .retrieve(transaction, in(account))
                .getType();
    }

    private Account now(Account account) throws StripeException {
        return till.stripe.v1().accounts().retrieve(account.getId());
    }

    private Account account() throws StripeException {
        return till.stripe
                .v1()
                .accounts()
                .create(AccountCreateParams.builder()
                        .setCountry("US")
                        .setCapabilities(AccountCreateParams.Capabilities.builder()
                                .setTransfers(AccountCreateParams.Capabilities.Transfers.builder()
                                        .setRequested(true)
                                        .build())
                                .build())
                        .setController(AccountCreateParams.Controller.builder()
                                .setFees(AccountCreateParams.Controller.Fees.builder()
                                        .setPayer(AccountCreateParams.Controller.Fees.Payer.APPLICATION)
                                        .build())
                                .build())
                        .build());
    }

    private String link(Account account) throws StripeException {
        return till.stripe
                .v1()
                .accountLinks()
                .create(AccountLinkCreateParams.builder()
                        .setAccount(account.getId())
                        .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                        .setReturnUrl("http://localhost/back")
                        .setRefreshUrl("http://localhost/again")
                        .build())
                .getUrl();
    }

    private java.net.http.HttpResponse<String> onboard(Account account, String bank) throws Exception {
        return till.submit(link(account), Map.of("first", "Ada", "last", "Kim", "bank", bank));
    }

    private Transfer transfer(Account account, long amount) throws StripeException {
        return transfer(account, amount, "usd");
    }

    private Transfer transfer(Account account, long amount, String currency) throws StripeException {
        return till.stripe
                .v1()
                .transfers()
                .create(TransferCreateParams.builder()
                        .setAmount(amount)
                        .setCurrency(currency)
                        .setDestination(account.getId())
                        .build());
    }

    private InvalidRequestException refused(Account account, long amount) {
        return refused(account, amount, "usd");
    }

    private InvalidRequestException refused(Account account, long amount, String currency) {
        return refusal(() -> transfer(account, amount, currency));
    }

    private static InvalidRequestException refusal(ThrowingCallable request) {
        return catchThrowableOfType(InvalidRequestException.class, request);
    }

    private Balance balanceOf(Account account) throws StripeException {
        return till.stripe.v1().balance().retrieve(null, in(account));
    }

    private Payout payout(Account account) throws StripeException {
        return till.stripe.v1().payouts().list(null, in(account)).getData().getFirst();
    }

    private static RequestOptions in(Account account) {
        return RequestOptions.builder().setStripeAccount(account.getId()).build();
    }

    private long available(String currency) throws StripeException {
        return till.stripe.v1().balance().retrieve().getAvailable().stream()
                .filter(part -> part.getCurrency().equals(currency))
                .mapToLong(Balance.Available::getAmount)
                .sum();
    }

    /** How many events of an account the application's own endpoint took, with their signatures verified. */
    private long heard(Account account, String type) {
        return jdbc.sql("""
                        select count(*) from processor.delivery d join processor.object o on o.id = d.event_id
                        where o.account = :account and o.body ->> 'type' = :type
                          and d.path = '/webhooks/stripe/connect' and d.delivered_at is not null""")
                .param("account", account.getId())
                .param("type", type)
                .query(Long.class)
                .single();
    }
}
