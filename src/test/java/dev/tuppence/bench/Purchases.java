package dev.tuppence.bench;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Draws a reader and an item that this reader has not yet. */
final class Purchases {

    record Purchase(int reader, int item) {}

    private static final int DRAWS = 1 << 18;
    private static final long STRIDE =
            7_368_787; // a prime above any number of readers: each comes once before one comes again

    private final Platform platform;
    private final int[] items = new int[DRAWS];
    private final AtomicLongArray owned; // a bit for each reader and item
    private final AtomicLong sold = new AtomicLong();

    Purchases(Platform platform) {
        this.platform = platform;
        this.owned = new AtomicLongArray(Math.toIntExact(((long) platform.readers() * platform.items() + 63) / 64));
        double all = harmonic(platform.items());
        double below = 0;
        int drawn = 0;
        for (int rank = 1; rank <= platform.items(); rank++) {
            below += 1.0 / rank;
            for (int end = (int) Math.round(DRAWS * below / all); drawn < end; drawn++) {
                items[drawn] = rank;
            }
        }
    }

    /** Any reader; the item ranked n is drawn 1/n as often as the first. */
    Purchase popular() {
        return popular(platform.readers());
    }

    /** The same for the first so many readers. */
    Purchase popular(int readers) {
        var random = ThreadLocalRandom.current();
        while (true) {
            var drawn = new Purchase(1 + random.nextInt(readers), items[random.nextInt(DRAWS)]);
            if (isNew(drawn)) {
                return drawn;
            }
        }
    }

    /** Everybody the same item; the one before it when everybody has it. Starts with the least popular. */
    Purchase hot() {
        while (true) {
            long number = sold.getAndIncrement();
            int reader = (int) (1 + number * STRIDE % platform.readers());
            var next = new Purchase(reader, (int) (platform.items() - number / platform.readers()));
            if (isNew(next)) {
                return next;
            }
        }
    }

    private boolean isNew(Purchase purchase) {
        long place = (long) (purchase.reader() - 1) * platform.items() + purchase.item() - 1;
        long bit = 1L << place;
        return (owned.getAndAccumulate((int) (place >> 6), bit, (old, set) -> old | set) & bit) == 0;
    }

    private static double harmonic(int terms) {
        double sum = 0;
        for (int n = 1; n <= terms; n++) {
            sum += 1.0 / n;
        }
        return sum;
    }
}
