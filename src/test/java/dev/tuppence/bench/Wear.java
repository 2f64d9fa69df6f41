package dev.tuppence.bench;

/**
 * @param wal bytes of log written
 * @param transactions that changed something
 */
record Wear(long wal, long transactions) {

    Wear since(Wear before) {
        return new Wear(wal - before.wal, transactions - before.transactions);
    }

    Wear plus(Wear other) {
        return new Wear(wal + other.wal, transactions + other.transactions);
    }
}
