package dev.tuppence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostingUnitTests {

    private static final Account CLEARING = Account.of(AccountType.PSP_CLEARING);
    private static final Account FEES = Account.of(AccountType.PSP_FEES);

    @Test
    void aPostingThatDoesNotBalanceCannotExist() {
        assertThatThrownBy(() -> Posting.of("test", 1)
                        .debit(CLEARING, usd(100))
                        .credit(FEES, usd(99))
                        .build())
                .isInstanceOf(UnbalancedPosting.class)
                .hasMessageContaining("USD 0.01");
    }

    @Test
    void currenciesBalanceEachForItself() {
        assertThatThrownBy(() -> Posting.of("test", 1)
                        .debit(CLEARING, usd(100))
                        .credit(FEES, Money.ofMinorUnits(100, CurrencyCode.EUR))
                        .build())
                .isInstanceOf(UnbalancedPosting.class);
    }

    @Test
    void aPostingOfNothingCannotExist() {
        assertThatThrownBy(() -> Posting.of("test", 1)
                        .debit(CLEARING, usd(0))
                        .credit(FEES, usd(0))
                        .build())
                .isInstanceOf(UnbalancedPosting.class);
    }

    @Test
    void aLineOfNothingIsLeftOut() {
        Posting posting = Posting.of("test", 1)
                .debit(CLEARING, usd(100))
                .debit(FEES, usd(0))
                .credit(FEES, usd(100))
                .build();
        assertThat(posting.lines())
                .isEqualTo(List.of(new Posting.Line(CLEARING, usd(100)), new Posting.Line(FEES, usd(100).negated())));
    }

    private static Money usd(long cents) {
        return Money.ofMinorUnits(cents, CurrencyCode.USD);
    }
}
