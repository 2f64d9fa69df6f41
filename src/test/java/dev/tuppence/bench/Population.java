package dev.tuppence.bench;

import dev.tuppence.settlement.Patrons;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Readers by seed. What they spend has a long tail: three in four spend less than the mean. Each buys at one price, so that
 * prices can be told apart, in turn from the least to the dearest; cards are from the countries of their shares.
 *
 * @param monthlyMicros what all spend on average
 */
record Population(int readers, int creators, int days, long monthlyMicros, long seed) {

    /** 5 %, 0.3 % and 3 %. */
    static final int RETURNED_BASIS_POINTS = 500;

    static final int DISPUTED_BASIS_POINTS = 30;
    static final int DECLINED_BASIS_POINTS = 300;

    static final List<Long> PRICES_MICROS = List.of(
            4_000L, 20_000L, 50_000L, 100_000L, 150_000L, 250_000L, 500_000L, 1_000_000L, 5_000_000L, 50_000_000L);

    /** Of a hundred: United States, Germany, Great Britain, France, Japan, Canada, Brazil. */
    private static final List<Card> CARDS = List.of(
            new Card(Patrons.PAYS, 62),
            new Card(Patrons.GERMAN, 10),
            new Card("4000008260000000", 9),
            new Card("4000002500000003", 5),
            new Card("4000003920000003", 5),
            new Card("4000001240000000", 5),
            new Card("4000000760000002", 4));

    private record Card(String number, int percent) {}

    /** @param monthlyMicros on average */
    record Member(String card, long priceMicros, long monthlyMicros) {

        /** How many it buys on one day: about a thirtieth of the month's, the rest by chance. */
        int buys(Random random) {
            long tenThousandths = 10_000 * monthlyMicros / priceMicros / 30;
            return Math.toIntExact(tenThousandths / 10_000)
                    + (random.nextInt(10_000) < tenThousandths % 10_000 ? 1 : 0);
        }
    }

    List<Member> members() {
        Random random = new Random(seed);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            long price = PRICES_MICROS.get(i % PRICES_MICROS.size());
            members.add(new Member(
                    card(random.nextInt(100)), price, monthlyMicros * percentOfMean(random.nextInt(100)) / 100));
        }
        return members;
    }

    /** By one reader, and a bit more. */
    int mostBoughtAt(long priceMicros) {
        return Math.toIntExact(days * (4 * monthlyMicros / priceMicros / 30 + 1)) + 1;
    }

    @Override
    public String toString() {
        return "%d readers with %.2f a month on average, %d creators, %d days, seed %d"
                .formatted(readers, monthlyMicros / 1e6, creators, days, seed);
    }

    /** Of a hundred readers; the mean of all is a hundred percent. */
    private static int percentOfMean(int rank) {
        return rank < 40 ? 30 : rank < 75 ? 80 : rank < 95 ? 200 : 400;
    }

    private static String card(int rank) {
        int[] until = IntStream.range(0, CARDS.size())
                .map(i ->
                        CARDS.subList(0, i + 1).stream().mapToInt(Card::percent).sum())
                .toArray();
        int found = 0;
        while (rank >= until[found]) {
            found++;
        }
        return CARDS.get(found).number();
    }
}
