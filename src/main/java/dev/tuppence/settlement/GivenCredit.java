package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit that the platform gives. */
@Service
public class GivenCredit {

    private final CreditLots lots;

    GivenCredit(CreditLots lots) {
        this.lots = lots;
    }

    /**
     * The caller books it.
     *
     * @param source why, once each, e.g. {@code case-4}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(ReaderId reader, Money amount, String source) {
        lots.add(reader, amount, source);
    }
}
