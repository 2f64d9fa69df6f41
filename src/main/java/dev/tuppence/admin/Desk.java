package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a person, by deadline. */
@Service
public class Desk {

    /** Of each kind. Who has more open at once reads that kind's own page. */
    private static final int MOST = 200;

    private final List<MatterSource> sources;
    private final MatterTakers takers;
    private final BreakDecisions breaks;
    private final AuditLog audit;

    Desk(List<MatterSource> sources, MatterTakers takers, BreakDecisions breaks, AuditLog audit) {
        this.sources = sources;
        this.takers = takers;
        this.breaks = breaks;
        this.audit = audit;
    }

    /** All of these kinds, the most pressing first. */
    @Transactional(readOnly = true)
    public List<Matter> open(Set<MatterKind> kinds) {
        List<Matter> open = sources.stream()
                .flatMap(source -> source.open(MOST).stream())
                .filter(matter -> kinds.contains(matter.kind()))
                .sorted(Comparator.comparing(Matter::deadline)
                        .thenComparing(Matter::kind)
                        .thenComparing(Matter::id))
                .toList();
        Map<MatterTakers.Key, ReaderId> known = takers.of(open);
        return open.stream()
                .map(matter -> matter.takenBy(known.get(MatterTakers.Key.of(matter))))
                .toList();
    }

    /**
     * The operator looks into it from now on.
     *
     * @throws dev.tuppence.reconciliation.NotOpen when it is a difference that was resolved before
     */
    @Transactional
    public void take(MatterKind kind, String id, ReaderId operator) {
        if (kind == MatterKind.BREAK) {
            breaks.take(Long.parseLong(id), operator);
        } else {
            takers.take(new MatterTakers.Key(kind, id), operator);
            audit.add(operator, AuditAction.MATTER_TAKEN, kind.name().toLowerCase(Locale.ROOT) + " " + id);
        }
    }
}
