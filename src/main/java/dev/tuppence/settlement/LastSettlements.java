package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of a reader's tabs: what no card paid is paid by credit that covers it, forgiven, where it is little, or written off. What
 * was written off stays a claim under the reader's number.
 */
@Service
public class LastSettlements {

    private final Tabs tabs;
    private final ClosingTabs closing;
    private final SettlementRows rows;
    private final Ways ways;
    private final SettlementSettings settings;

    /** How a settlement ends. */
    @Component
    record Ways(StartingCharges charges, SmallSettlements small, WritingOff writingOff) {}

    LastSettlements(Tabs tabs, ClosingTabs closing, SettlementRows rows, Ways ways, SettlementSettings settings) {
        this.tabs = tabs;
        this.closing = closing;
        this.rows = rows;
        this.ways = ways;
        this.settings = settings;
    }

    /** False while a card payment is under way: then nothing is decided yet. */
    @Transactional
    public boolean end(ReaderId reader) {
        tabs.lock(reader);
        closing.close(tabs.of(reader).stream()
                .filter(tab -> tab.owed().isPositive())
                .collect(Collectors.toMap(TabView::key, tab -> Cause.READER)));
        List<Settlement> unpaid = rows.unpaid(reader);
        boolean underWay = unpaid.stream().anyMatch(LastSettlements::underWay);
        unpaid.stream().filter(settlement -> !underWay(settlement)).forEach(this::end);
        return !underWay;
    }

    /** Whether so much was left unpaid that it is still asked for, or a bank took a payment back. */
    @Transactional(readOnly = true)
    public boolean claims(ReaderId reader) {
        return tabs.blocked(reader, Block.DISPUTED)
                || rows.unpaid(reader).stream().anyMatch(settlement -> !settings.isDust(settlement.payable()));
    }

    private void end(Settlement settlement) {
        boolean announced = settlement.state() == SettlementState.NOTICED;
        if (!announced
                || !ways.charges().payByCredit(settlement.id()) && !ways.small().forgive(settlement)) {
            ways.writingOff().writeOff(settlement.id());
        }
    }

    private static boolean underWay(Settlement settlement) {
        return settlement.state() == SettlementState.CHARGING || settlement.state() == SettlementState.UNKNOWN;
    }
}
