package dev.tuppence.admin.web;

import dev.tuppence.admin.Desk;
import dev.tuppence.admin.Matter;
import dev.tuppence.admin.MatterKind;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.SignedInReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One page of what waits, for one operator. */
@Component
class DeskPages {

    static final String MINE = "MINE";

    /** @param taker as the operator names admins; none while nobody looks into it */
    record Row(Matter one, @Nullable String taker, boolean mine, boolean late) {}

    private final Desk desk;
    private final ReaderPseudonyms pseudonyms;
    private final Clock clock;

    DeskPages(Desk desk, ReaderPseudonyms pseudonyms, Clock clock) {
        this.desk = desk;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    Map<String, Object> page(SignedInReader operator, String asked, int page) {
        Set<MatterKind> concerned = Arrays.stream(MatterKind.values())
                .filter(kind -> kind.concerns(operator.roles()))
                .collect(Collectors.toSet());
        List<Matter> all = desk.open(concerned);
        Set<String> kinds = new TreeSet<>();
        all.forEach(one -> kinds.add(one.kind().name()));
        boolean known = asked.equals(MINE) || kinds.contains(asked);
        List<Row> rows = all.stream()
                .map(one -> row(one, operator.reader()))
                .filter(row -> !known
                        || (asked.equals(MINE)
                                ? row.mine()
                                : row.one().kind().name().equals(asked)))
                .toList();
        return view(rows, kinds, known ? asked : "", page);
    }

    private static Map<String, Object> view(List<Row> rows, Set<String> kinds, String kind, int page) {
        int from = Math.min(page * AdminPages.SIZE, rows.size());
        int until = Math.min(from + AdminPages.SIZE, rows.size());
        String address = "/admin?" + (kind.isEmpty() ? "" : "kind=" + kind + "&") + "page=";
        Map<String, Object> view = new HashMap<>();
        view.put("rows", rows.subList(from, until));
        view.put("kinds", kinds);
        view.put("kind", kind);
        if (page > 0) {
            view.put("newer", address + (page - 1));
        }
        if (until < rows.size()) {
            view.put("older", address + (page + 1));
        }
        return view;
    }

    private Row row(Matter one, ReaderId operator) {
        ReaderId taker = one.taker();
        Instant now = clock.instant();
        return new Row(
                one,
                taker == null ? null : pseudonyms.forOperator(taker),
                operator.equals(taker),
                one.deadline().isBefore(now));
    }
}
