package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.unlocks.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** All settlements, for who decides disputes and for the operator's pages. */
@Service
public class Settlements {

    public Optional<SettlementView> find(long settlement) {
        throw new UnsupportedOperationException();
    }

    /** Everything it paid for, covered settlements included, returned items too. */
    public List<Line> lines(long settlement) {
        throw new UnsupportedOperationException();
    }

    /**
     * Newest first.
     *
     * @param state none for all
     */
    public List<SettlementView> newest(@Nullable String state, int page, int size) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<SettlementView> of(ReaderId reader, int limit) {
        throw new UnsupportedOperationException();
    }

    /** How many settlements are in each state. */
    public Map<String, Long> counts() {
        throw new UnsupportedOperationException();
    }
}
