package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.tax.ContentClass;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lane is never asked, and how the answers of a command's lines become one. */
class LaneRulesUnitTests {

    @ParameterizedTest
    @CsvSource({"0, 1", "-100, 1", "150, 1", "100, 0", "100, 32768"})
    void noChargeIsNothingOrAFractionOrHasNoTake(long price, int take) {
        assertThatThrownBy(() -> line(1, price, take)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLargestTakeAndTheSmallestPriceAreCharges() {
        assertThat(line(1, 100, Short.MAX_VALUE).key())
                .isEqualTo(new LaneLine.Key(ChargeKind.UNLOCK, 1, Short.MAX_VALUE));
    }

    @Test
    void aCommandHasOneToAHundredDifferentLines() {
        assertThat(command(lines(LaneCommand.LINES)).lines()).hasSize(100);
        assertThatThrownBy(() -> command(lines(LaneCommand.LINES + 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command(List.of(line(1, 100, 1), line(1, 200, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameClickSentTwiceRepeatsItself() {
        assertThat(command(lines(2)).repeats(command(lines(2)))).isTrue();
        assertThat(command(lines(2)).repeats(command(lines(1)))).isFalse();
        assertThat(command(List.of(line(1, 100, 1))).repeats(command(List.of(line(1, 100, 2)))))
                .isFalse();
    }

    @Test
    void oneLineRefusedRefusesItsCommand() {
        var owned = new LaneVerdict(LaneVerdict.Kind.OWNED, 1, 2);
        var full = new LaneVerdict(LaneVerdict.Kind.OVER_LIMIT, 3, 4);
        assertThat(owned.and(full)).isEqualTo(full);
        assertThat(full.and(owned)).isEqualTo(full);
        assertThat(new LaneVerdict(LaneVerdict.Kind.FREE, 0, 0).and(owned).kind())
                .isEqualTo(LaneVerdict.Kind.FREE);
    }

    private static LaneCommand command(List<LaneLine> lines) {
        return new LaneCommand(1, CurrencyCode.USD, lines);
    }

    private static List<LaneLine> lines(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(subject -> line(subject, 100, 1))
                .toList();
    }

    private static LaneLine line(long subject, long price, int take) {
        return new LaneLine(ChargeKind.UNLOCK, subject, 1, 7, 0, price, take, ContentClass.E_PUBLICATION, 0);
    }
}
