package dev.tuppence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.TestDatabase;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Books that somebody with all rights changed. */
class BooksBalanceTests {

    private static final Account FEES = Account.of(AccountType.PSP_FEES);
    private static final Account CLEARING = Account.of(AccountType.PSP_CLEARING);

    private JdbcClient jdbc;

    @BeforeEach
    void oneBookedEffect() {
        var owner = (PGSimpleDataSource) TestDatabase.migrated();
        owner.setUser("owner");
        owner.setPassword("owner");
        jdbc = JdbcClient.create(owner);
        ledger().post(Posting.of("test", 1)
                .debit(FEES, usd(30))
                .credit(CLEARING, usd(30))
                .build());
    }

    @Test
    void whatWasPostedBalances() {
        assertThat(booksBalance().name()).isEqualTo("books-sum-to-zero");
        assertThat(booksBalance().violations()).isEmpty();
        assertThat(ledger().trialBalance().balances())
                .containsExactly(
                        new TypeBalance(AccountType.PSP_CLEARING, usd(-30)),
                        new TypeBalance(AccountType.PSP_FEES, usd(30)));
    }

    @Test
    void aLineThatWasChangedIsNamed() {
        jdbc.sql("update posting_line set amount_micros = 200000 where account = 'PSP_FEES'")
                .update();
        assertThat(booksBalance().violations()).containsExactly("posting 1 is off by -100000 USD");
    }

    @Test
    void booksKeptElsewhereAreInTheSum() {
        assertThat(booksBalance(new TypeBalance(AccountType.PSP_FEES, usd(15))).violations())
                .containsExactly("trial balance is off by {USD=USD 0.15}");
        assertThat(booksBalance(
                                new TypeBalance(AccountType.PSP_FEES, usd(15)),
                                new TypeBalance(AccountType.ACCRUED, usd(-15)))
                        .violations())
                .isEmpty();
        assertThat(ledger(new TypeBalance(AccountType.PSP_FEES, usd(15)))
                        .trialBalance()
                        .balances())
                .contains(new TypeBalance(AccountType.PSP_FEES, usd(45)));
    }

    private BooksBalance booksBalance(TypeBalance... elsewhere) {
        return new BooksBalance(jdbc, ledger(elsewhere));
    }

    private Ledger ledger(TypeBalance... elsewhere) {
        return new Ledger(
                jdbc,
                List.of(new Subledger() {
                    @Override
                    public String name() {
                        return "elsewhere";
                    }

                    @Override
                    public List<TypeBalance> balances() {
                        return List.of(elsewhere);
                    }
                }),
                Clock.systemUTC());
    }

    private static Money usd(long cents) {
        return Money.ofMinorUnits(cents, CurrencyCode.USD);
    }
}
