package dev.tuppence.unlocks;

import dev.tuppence.money.CurrencyCode;
import java.util.List;

/** What one reader buys at once on one tab: all lines that the reader has not yet, or none. */
record LaneCommand(long reader, CurrencyCode currency, List<LaneLine> lines) {

    /** A bundle is bounded: its lines are decided in one statement with those of others. */
    static final int LINES = 100;

    LaneCommand {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > LINES) {
            throw new IllegalArgumentException("A command has 1 to %d lines, not %d".formatted(LINES, lines.size()));
        }
        if (lines.size() > 1 && lines.stream().map(LaneLine::key).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("A command names each charge once");
        }
    }

    boolean isOneUnlock() {
        return lines.size() == 1 && lines.getFirst().kind() == ChargeKind.UNLOCK;
    }

    /** The same click sent twice: it may share its twin's answer. */
    boolean repeats(LaneCommand other) {
        return keys().equals(other.keys());
    }

    private List<LaneLine.Key> keys() {
        return lines.stream().map(LaneLine::key).toList();
    }
}
