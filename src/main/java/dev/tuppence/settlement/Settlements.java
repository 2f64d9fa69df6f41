package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Line;
import dev.tuppence.unlocks.Tabs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All settlements, for who decides disputes and for the operator's pages. */
@Service
@Transactional(readOnly = true)
public class Settlements {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final SettlementRows rows;
    private final NoticeRows notices;
    private final ShareRows shares;
    private final Tabs tabs;

    Settlements(JdbcClient jdbc, SettlementRows rows, NoticeRows notices, ShareRows shares, Tabs tabs) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.notices = notices;
        this.shares = shares;
        this.tabs = tabs;
    }

    /** A mail server took the notice. */
    @Transactional
    public void told(long settlement) {
        notices.told(settlement);
    }

    public Optional<SettlementView> find(long settlement) {
        return rows.find(settlement).map(Settlements::view);
    }

    /** The settlement that a card payment paid or was to pay. */
    public Optional<SettlementView> withPaymentReference(String reference) {
        return Settlement.idOf(reference).flatMap(this::find);
    }

    /** All charges it pays for, also of carried settlements, returned ones included. */
    public List<Line> lines(long settlement) {
        Settlement found = rows.find(settlement).orElseThrow(() -> new NoSuchSettlement(settlement));
        List<Line> lines = new ArrayList<>(tabs.lines(found.reader(), found.currency(), found.period()));
        for (Settlement covered : rows.coveredBy(settlement)) {
            lines.addAll(tabs.lines(covered.reader(), covered.currency(), covered.period()));
        }
        return lines;
    }

    /** What its charges bring whom before fees, without returned ones, oldest first. */
    public List<Part> parts(long settlement) {
        return shares.parts(settlement);
    }

    /** As booked when it was paid; empty before. Ordered by creator, kind and item. */
    public List<Share> sharesOf(long settlement) {
        Settlement found = rows.find(settlement).orElseThrow(() -> new NoSuchSettlement(settlement));
        return shares.of(settlement, found.currency());
    }

    /**
     * Newest first.
     *
     * @param state none for all
     * @param page from 0
     */
    public List<SettlementView> newest(@Nullable String state, int page, int size) {
        return jdbc
                .sql("""
                        select * from settlement where :state::text is null or state = :state
                        order by id desc limit :limit offset :offset""")
                .param("state", state)
                .param("limit", Math.clamp(size, 1, MOST))
                .param("offset", (long) Math.max(page, 0) * Math.clamp(size, 1, MOST))
                .query(SettlementRows::settlement)
                .list()
                .stream()
                .map(Settlements::view)
                .toList();
    }

    /** Newest first. */
    public List<SettlementView> of(ReaderId reader, int limit) {
        return jdbc
                .sql("select * from settlement where reader_id = :reader order by id desc limit :limit")
                .param("reader", reader.value())
                .param("limit", Math.clamp(limit, 1, MOST))
                .query(SettlementRows::settlement)
                .list()
                .stream()
                .map(Settlements::view)
                .toList();
    }

    /** How many settlements are in each state. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (SettlementState state : SettlementState.values()) {
            counts.put(state.name(), 0L);
        }
        jdbc.sql("select state, count(*) as settlements from settlement group by state")
                .query(row -> {
                    counts.put(row.getString("state"), row.getLong("settlements"));
                });
        return counts;
    }

    private static SettlementView view(Settlement row) {
        Money charged = row.state() == SettlementState.NOTICED ? row.claimed() : row.charged();
        return new SettlementView(
                row.id(),
                row.reader(),
                row.period(),
                row.state().name(),
                row.gross(),
                row.carriedIn(),
                charged,
                row.carriedOut(),
                row.paymentIntent(),
                row.closedAt(),
                row.noticedAt(),
                row.noticeOpenedAt(),
                row.paidAt(),
                row.prefunded());
    }
}
