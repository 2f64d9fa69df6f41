package dev.tuppence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.BooksTest;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@BooksTest
class LedgerTests {

    private static final Money AMOUNT = Money.ofMinorUnits(100, CurrencyCode.EUR);

    @Autowired
    Ledger ledger;

    @Autowired
    Vouchers vouchers;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    String source;
    Account fees;

    @BeforeEach
    void anAccountOfItsOwn() {
        source = UUID.randomUUID().toString();
        fees = new Account(AccountType.ROUNDING, source);
    }

    @Test
    void anEffectIsBookedOnce() {
        assertThat(post()).isTrue();
        assertThat(post()).isFalse();
        assertThat(ledger.balanceOf(fees, CurrencyCode.EUR)).isEqualTo(AMOUNT.negated());
        assertThat(ledger.trialBalance().balanced()).isTrue();
    }

    @Test
    void whatWasBookedForSomethingOutsideIsFoundByItsVoucher() {
        Instant began = clock.instant();
        post();
        vouched("first", AMOUNT);
        vouched("second", AMOUNT);

        assertThat(vouchers.booked(fees, source)).containsExactly(AMOUNT.plus(AMOUNT));
        assertThat(vouchers.posted(fees, began, began.plus(Duration.ofHours(1)), "", 10))
                .containsExactly(source);
        assertThat(vouchers.posted(fees, began, began.plus(Duration.ofHours(1)), source, 10))
                .isEmpty();
        vouched("third", AMOUNT.plus(AMOUNT).negated());
        assertThat(vouchers.booked(fees, source)).isEmpty();
    }

    @Test
    void aBookingHasAReasonInTheSameTransaction() {
        assertThatThrownBy(() -> ledger.post(posting())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theDatabaseRefusesWhatDoesNotBalance() {
        post();
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into posting_line (posting_id, account, owner, currency, amount_micros)
                                select id, 'ROUNDING', source, 'EUR', 1 from posting where source = :source""").param("source", source).update())
                .rootCause()
                .hasMessageContaining("does not balance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update posting_line set amount_micros = 1",
                "delete from posting_line",
                "update posting set kind = ''",
                "delete from posting",
                "truncate posting_line",
                "update charge set amount_micros = 100",
                "delete from charge",
                "update charge_return set amount_micros = 100",
                "delete from charge_return",
                "alter table posting_line disable trigger all"
            })
    void theApplicationCannotChangeWhatIsBooked(String change) {
        assertThatThrownBy(() -> jdbc.sql(change).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void theApplicationIsNoSuperuserAndOwnsNothing() {
        assertThat(jdbc.sql("""
                        select r.rolname, r.rolsuper, r.rolbypassrls,
                               (select count(*) from pg_class c where c.relowner = r.oid) as owned
                        from pg_roles r where r.rolname = current_user""").query().singleRow())
                .containsEntry("rolname", "app")
                .containsEntry("rolsuper", false)
                .containsEntry("rolbypassrls", false)
                .containsEntry("owned", 0L);
    }

    private boolean post() {
        return Boolean.TRUE.equals(transaction.execute(status -> ledger.post(posting())));
    }

    private void vouched(String kind, Money amount) {
        transaction.executeWithoutResult(status -> ledger.post(Posting.of(kind, source)
                .voucher(source)
                .debit(fees, amount)
                .credit(new Account(AccountType.SUSPENSE, source), amount)
                .build()));
    }

    private Posting posting() {
        return Posting.of("test", source)
                .debit(new Account(AccountType.SUSPENSE, source), AMOUNT)
                .credit(fees, AMOUNT)
                .build();
    }
}
