package dev.tuppence.unlocks;

import dev.tuppence.money.Money;

/** One charge to decide, with everything that does not need the tab's lock decided before. */
record LaneCommand(long reader, long item, int version, long creator, Money price, int take) {

    /** Equal keys in one batch share one answer. */
    record Key(long reader, long item, int take) {}

    Key key() {
        return new Key(reader, item, take);
    }
}
