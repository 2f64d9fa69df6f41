package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.AnnouncedPeriods;
import dev.tuppence.unlocks.Tabs;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a guest was told of is owed by the account that the guest became, as old as it is; nothing of it is left here. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GuestSettlements implements AnnouncedPeriods {

    private final Tabs tabs;
    private final SettlementRows rows;
    private final RemovedAmounts removed;

    GuestSettlements(Tabs tabs, SettlementRows rows, RemovedAmounts removed) {
        this.tabs = tabs;
        this.rows = rows;
        this.removed = removed;
    }

    @Override
    public List<Integer> of(ReaderId reader, CurrencyCode currency) {
        return rows.unpaid(reader).stream()
                .filter(settlement ->
                        settlement.currency() == currency && settlement.state() == SettlementState.NOTICED)
                .map(Settlement::period)
                .toList();
    }

    @Override
    public void handedOver(ReaderId guest, CurrencyCode currency, int period, Money amount) {
        Settlement settlement = rows.ofPeriod(guest, currency, period).orElseThrow();
        removed.remove(settlement.id(), amount);
        tabs.release(guest, currency, amount, Money.zero(currency));
    }
}
