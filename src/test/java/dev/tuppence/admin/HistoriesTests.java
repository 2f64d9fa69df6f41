package dev.tuppence.admin;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettledReturns;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What timelines tell of credit. */
@WholeApplicationTest
class HistoriesTests {

    @Autowired
    Histories histories;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    SettledReturns returns;

    @Autowired
    CardRefunds refunds;

    @Autowired
    Settlements settlements;

    ReaderId reader;
    long paid;

    @BeforeEach
    void somethingPaidIsGivenBack() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, Patrons.creator(), usd("2.00"));
        patrons.unlock(reader, Patrons.creator(), usd("1.50"));
        paid = settling.settle(reader, CurrencyCode.USD).settlement();
        returns.giveBack(reader, paid, item, 1, false);
    }

    @Test
    void creditThatIsGivenAndUsedIsInTheTimelinesOfItsReaderAndOfBothSettlements() {
        patrons.unlock(reader, Patrons.creator(), usd("1.25"));
        long byCredit = settling.settle(reader, CurrencyCode.USD).settlement();

        assertThat(credit(histories.ofReader(reader, "somebody", reader)))
                .containsExactly("less.USED USD 1.25 " + byCredit, "more.RETURN USD 2.00 " + paid);
        assertThat(credit(of(byCredit))).containsExactly("less.USED USD 1.25 " + byCredit);
        assertThat(credit(of(paid))).containsExactly("more.RETURN USD 2.00 " + paid);
    }

    @Test
    void creditThatGoesToTheCardInsteadIsThereToo() {
        refunds.toCard(reader, paid);

        assertThat(credit(of(paid))).containsExactly("less.REFUND USD 2.00 " + paid, "more.RETURN USD 2.00 " + paid);
    }

    private List<Happening> of(long settlement) {
        return histories.ofSettlement(settlements.find(settlement).orElseThrow(), reader);
    }

    private static List<String> credit(List<Happening> all) {
        return all.stream()
                .filter(one -> one.key().startsWith("admin.happening.credit."))
                .map(one -> one.key().substring("admin.happening.credit.".length()) + " " + one.amount() + " "
                        + String.valueOf(one.address()).replace("/admin/settlements/", ""))
                .toList();
    }
}
