package dev.tuppence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.SelfCheck;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * For tests with a database of their own: after each of them, once all was told, every invariant holds and the processor's
 * own balance is the clearing account's, to the minor unit and in every currency.
 */
public final class BooksAgree implements AfterEachCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Override
    public void afterEach(ExtensionContext context) {
        ApplicationContext application = SpringExtension.getApplicationContext(context);
        await().atMost(PATIENCE).untilAsserted(() -> check(application));
    }

    public static void check(ApplicationContext application) {
        Ledger ledger = application.getBean(Ledger.class);
        assertThat(clearing(ledger)).as("clearing").isEqualTo(processor(application.getBean(SandboxProcessor.class)));
        assertThat(ledger.trialBalance().balanced()).as("trial balance").isTrue();
        assertThat(application.getBean(SelfCheck.class).run())
                .allSatisfy(found ->
                        assertThat(found.violations()).as(found.invariant()).isEmpty());
    }

    private static Map<CurrencyCode, Money> clearing(Ledger ledger) {
        Map<CurrencyCode, Money> sums = new EnumMap<>(CurrencyCode.class);
        for (CurrencyCode currency : CurrencyCode.values()) {
            put(sums, ledger.balanceOf(Account.of(AccountType.PSP_CLEARING), currency));
        }
        return sums;
    }

    private static Map<CurrencyCode, Money> processor(SandboxProcessor processor) {
        Map<CurrencyCode, Money> sums = new EnumMap<>(CurrencyCode.class);
        processor.balances().forEach(one -> put(sums, one.available().plus(one.pending())));
        return sums;
    }

    private static void put(Map<CurrencyCode, Money> sums, Money amount) {
        if (!amount.isZero()) {
            sums.put(amount.currency(), amount);
        }
    }
}
