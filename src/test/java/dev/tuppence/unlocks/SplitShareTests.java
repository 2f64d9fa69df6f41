package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.Seed;
import dev.tuppence.TestDatabase;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How PostgreSQL shares one charge among the parts of a split sheet. */
class SplitShareTests {

    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.migrated());
    private static final Random RANDOM = Seed.random(SplitShareTests.class);
    private static final int CHARGES = 1_000;
    private static final int LARGEST_WEIGHT = 10_000;
    private static final int MOST_PARTS = 20;

    private record Part(long amount, int weight, int below, int total) {

        BigInteger upTo(int weights) {
            return BigInteger.valueOf(amount / 100)
                    .multiply(BigInteger.valueOf(weights))
                    .divide(BigInteger.valueOf(total));
        }

        /** What the weights up to and with this part get, less what those before it get. */
        long share() {
            return upTo(below + weight).subtract(upTo(below)).longValueExact() * 100;
        }
    }

    @Test
    void partsSumToTheChargeAndAReturnIsTheirMirror() {
        List<List<Part>> charges = charges();
        List<Long> shares = shares(charges.stream().flatMap(List::stream).toList());
        List<Long> mirrored = shares(charges.stream()
                .flatMap(List::stream)
                .map(part -> new Part(-part.amount(), part.weight(), part.below(), part.total()))
                .toList());
        int n = 0;
        for (List<Part> charge : charges) {
            long sum = 0;
            for (Part part : charge) {
                long share = shares.get(n);
                assertThat(share).as(part.toString()).isEqualTo(part.share()).isNotNegative();
                assertThat(share % 100).as(part.toString()).isZero();
                assertThat(mirrored.get(n++)).as(part.toString()).isEqualTo(-share);
                sum += share;
            }
            assertThat(sum).as(charge.toString()).isEqualTo(charge.getFirst().amount());
        }
    }

    @Test
    void noPartIsAStepAwayFromItsWeight() {
        List<Part> parts = charges().stream().flatMap(List::stream).toList();
        List<Long> shares = shares(parts);
        for (int n = 0; n < parts.size(); n++) {
            Part part = parts.get(n);
            BigInteger off = BigInteger.valueOf(shares.get(n))
                    .multiply(BigInteger.valueOf(part.total()))
                    .subtract(BigInteger.valueOf(part.amount()).multiply(BigInteger.valueOf(part.weight())));
            assertThat(off.abs()).as(part.toString()).isLessThan(BigInteger.valueOf(100L * part.total()));
        }
    }

    @Test
    void whatIsTooLargeToShareIsAnErrorAndNotAnotherAmount() {
        assertThatThrownBy(() -> shares(List.of(new Part(Long.MAX_VALUE / 100 * 100, 10_000, 190_000, 200_000))))
                .hasMessageContaining("out of range");
    }

    private static List<Long> shares(List<Part> parts) {
        return JDBC.sql("""
                        select split_share(amount, weight, below, total)
                        from unnest(:amounts::bigint[], :weights::int[], :belows::int[], :totals::int[])
                            with ordinality as part (amount, weight, below, total, n) order by n""")
                .param("amounts", parts.stream().map(Part::amount).toArray(Long[]::new))
                .param("weights", parts.stream().map(Part::weight).toArray(Integer[]::new))
                .param("belows", parts.stream().map(Part::below).toArray(Integer[]::new))
                .param("totals", parts.stream().map(Part::total).toArray(Integer[]::new))
                .query(Long.class)
                .list();
    }

    /** From the smallest price to far more than any tab holds. */
    private static List<List<Part>> charges() {
        List<List<Part>> charges = new ArrayList<>();
        for (int i = 0; i < CHARGES; i++) {
            long amount = 100 * (1 + RANDOM.nextLong(1L << RANDOM.nextInt(1, 40)));
            int[] weights = RANDOM.ints(1 + RANDOM.nextInt(MOST_PARTS), 1, LARGEST_WEIGHT + 1)
                    .toArray();
            int total = Arrays.stream(weights).sum();
            List<Part> parts = new ArrayList<>();
            int below = 0;
            for (int weight : weights) {
                parts.add(new Part(amount, weight, below, total));
                below += weight;
            }
            charges.add(parts);
        }
        return charges;
    }
}
