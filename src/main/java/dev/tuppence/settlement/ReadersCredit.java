package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
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

    private static final String GIVEN_BACK = "return";
    private static final String OFFERED = "offered";
    private static final String UNCLAIMED = "unclaimed";

    private final SettlementRows rows;
    private final CreditLots lots;
    private final TakenCredit taken;
    private final Tabs tabs;

    ReadersCredit(SettlementRows rows, CreditLots lots, TakenCredit taken, Tabs tabs) {
        this.taken = taken;
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

    /** To whom paid the settlement: what a creator did not claim, once for each source. */
    public ReaderId giveUnclaimed(long settlement, Money amount, String source) {
        return give(settlement, amount, UNCLAIMED, source);
    }

    /** To whom paid the settlement: instead of a quarrel before the bank, once for each source. */
    public void giveOffered(long settlement, Money amount, String source) {
        give(settlement, amount, OFFERED, source);
    }

    /** By the platform, for something that the settlement paid: like what is returned, it may go to the card. */
    public ReaderId giveBack(long settlement, Money amount, String source) {
        return give(settlement, amount, GIVEN_BACK, source);
    }

    /** As much of what its reader just got for something given back, which others had given before; the caller books it. */
    public void takeBack(long settlement, Money amount, String source) {
        taken.take(find(settlement), TakenCredit.From.GIVEN_BACK, amount, source);
    }

    /** What creators did not claim of it. */
    @Transactional(readOnly = true)
    public Money unclaimed(ReaderId reader, CurrencyCode currency, long settlement) {
        return lots.given(reader, currency, settlement, UNCLAIMED);
    }

    /** What was given instead of a quarrel. */
    @Transactional(readOnly = true)
    public Money offered(ReaderId reader, CurrencyCode currency, long settlement) {
        return lots.given(reader, currency, settlement, OFFERED);
    }

    /** The lot's name tells whose card payment the credit hangs on. */
    private ReaderId give(long settlement, Money amount, String why, String source) {
        Settlement paid = find(settlement);
        tabs.lock(paid.reader(), paid.currency());
        lots.add(paid.reader(), amount, "%s-%d-%s".formatted(why, settlement, source));
        return paid.reader();
    }

    private Settlement find(long settlement) {
        return rows.find(settlement).orElseThrow(() -> new NoSuchSettlement(settlement));
    }
}
