package dev.tuppence.admin;

import dev.tuppence.creators.CreatorPage;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to somebody or something, newest first: sums and states, no titles. Who looks is written down. */
@Service
@Transactional
public class Histories {

    private static final int SETTLEMENTS = 30;
    private static final int MOST = 200;

    private final Settlements settlements;
    private final Disputes disputes;
    private final Tabs tabs;
    private final SettlementHistory settlementHistory;
    private final PayoutHistories payouts;
    private final AuditLog audit;

    Histories(
            Settlements settlements,
            Disputes disputes,
            Tabs tabs,
            SettlementHistory settlementHistory,
            PayoutHistories payouts,
            AuditLog audit) {
        this.settlements = settlements;
        this.disputes = disputes;
        this.tabs = tabs;
        this.settlementHistory = settlementHistory;
        this.payouts = payouts;
        this.audit = audit;
    }

    /**
     * The newest thirty settlements, all credit, all cases, and what admins did.
     *
     * @param name as the operator names readers
     */
    public List<Happening> ofReader(ReaderId reader, String name, ReaderId admin) {
        audit.add(admin, AuditAction.READER_VIEWED, "reader " + name, reader);
        List<Happening> all = new ArrayList<>();
        tabs.of(reader).stream().flatMap(Histories::opened).forEach(all::add);
        settlements.of(reader, SETTLEMENTS).forEach(one -> all.addAll(settlementHistory.of(one)));
        all.addAll(settlementHistory.creditOf(reader));
        disputes.of(reader).forEach(one -> all.addAll(CaseHistory.of(one)));
        all.addAll(deeds(audit.deedsAbout(reader, MOST)));
        return ordered(all);
    }

    public List<Happening> ofSettlement(SettlementView settlement, ReaderId admin) {
        audit.add(admin, AuditAction.SETTLEMENT_VIEWED, "settlement " + settlement.id(), settlement.reader());
        List<Happening> all = new ArrayList<>(settlementHistory.withCredit(settlement));
        disputes.of(settlement.reader()).stream()
                .filter(one -> one.settlement() != null && one.settlement() == settlement.id())
                .forEach(one -> all.addAll(CaseHistory.of(one)));
        all.addAll(deeds(audit.deedsAbout("settlement " + settlement.id(), MOST)));
        return ordered(all);
    }

    public List<Happening> ofCase(DisputeCase one, ReaderId admin) {
        audit.add(admin, AuditAction.CASE_VIEWED, "case " + one.id(), one.reader());
        List<Happening> all = new ArrayList<>(CaseHistory.of(one));
        if (one.settlement() != null) {
            settlements.find(one.settlement()).map(settlementHistory::of).ifPresent(all::addAll);
        }
        all.addAll(deeds(audit.deedsAbout("case " + one.id(), MOST)));
        return ordered(all);
    }

    public List<Happening> ofCreator(CreatorPage creator, ReaderId admin) {
        audit.add(admin, AuditAction.CREATOR_VIEWED, "creator " + creator.id().value());
        List<Happening> all = new ArrayList<>(payouts.of(creator));
        disputes.of(creator.id()).forEach(one -> all.addAll(CaseHistory.of(one)));
        all.addAll(deeds(audit.deedsAbout("creator " + creator.id().value(), MOST)));
        return ordered(all);
    }

    private static Stream<Happening> opened(TabView tab) {
        return tab.openedAt() == null
                ? Stream.empty()
                : Stream.of(Happening.of(tab.openedAt(), "tab.opened", tab.owed()));
    }

    private static List<Happening> deeds(List<AuditLog.Entry> entries) {
        return entries.stream()
                .map(entry -> new Happening(entry.at(), "admin.action." + entry.action(), null, entry.subject(), null))
                .toList();
    }

    private static List<Happening> ordered(List<Happening> all) {
        return all.reversed().stream() // what happened at once: the last first
                .sorted(Comparator.comparing(Happening::at).reversed())
                .limit(MOST)
                .toList();
    }
}
