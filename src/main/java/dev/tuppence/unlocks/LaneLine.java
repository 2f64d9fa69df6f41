package dev.tuppence.unlocks;

import dev.tuppence.tax.ContentClass;

/**
 * One line of a command, with everything that does not need the tab's lock decided before.
 *
 * @param subject the item; for a pledge, the request
 * @param payee the creator who sells
 * @param splitSheet whose parts are paid, 0 for none
 * @param priceMicros what it costs before a cap
 * @param capMicros the payee's month cap in the price's currency, 0 for none
 */
record LaneLine(
        ChargeKind kind,
        long subject,
        int version,
        long payee,
        int splitSheet,
        long priceMicros,
        int take,
        ContentClass content,
        long capMicros) {

    LaneLine {
        if (priceMicros <= 0 || priceMicros % 100 != 0 || take < 1 || take > Short.MAX_VALUE) {
            throw new IllegalArgumentException("No charge is %d micros for take %d".formatted(priceMicros, take));
        }
    }

    /** Equal keys name the same charge. */
    record Key(ChargeKind kind, long subject, int take) {}

    Key key() {
        return new Key(kind, subject, take);
    }
}
