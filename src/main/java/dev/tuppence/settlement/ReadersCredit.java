package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.TabKey;
import dev.tuppence.unlocks.Tabs;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit for readers from others' money. Whoever gives it books it. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ReadersCredit {

    private final SettlementRows rows;
    private final CreditLots lots;
    private final Tabs tabs;

    ReadersCredit(SettlementRows rows, CreditLots lots, Tabs tabs) {
        this.rows = rows;
        this.lots = lots;
        this.tabs = tabs;
    }

    /** The tabs of all who paid these settlements, in their order; before several of them are given something. */
    public void lock(List<Long> settlements) {
        tabs.lock(rows.all(settlements).stream()
                .map(paid -> new TabKey(paid.reader(), paid.currency()))
                .collect(Collectors.toSet()));
    }

    /**
     * To whom paid the settlement.
     *
     * @param source {@code <why>-<settlement>-…}, once; it tells whose card payment the credit hangs on
     */
    public ReaderId give(long settlement, Money amount, String source) {
        Settlement paid = rows.find(settlement).orElseThrow(() -> new NoSuchSettlement(settlement));
        tabs.lock(paid.reader(), paid.currency());
        lots.add(paid.reader(), amount, source);
        return paid.reader();
    }
}
