package dev.tuppence.unlocks;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Commands of different readers and what is decided of them so far. A verdict stands here after its commit only, so that what fails later
 * cannot make it another.
 */
final class Decisions {

    private final List<LaneCommand> commands;
    private final @Nullable LaneVerdict[] verdicts;

    Decisions(List<LaneCommand> commands) {
        this.commands = commands;
        this.verdicts = new LaneVerdict[commands.size()];
    }

    LaneCommand command(int n) {
        return commands.get(n);
    }

    /** Which of them wait for their verdicts, in the order of their readers: two lanes lock in one order. */
    List<Integer> open(Predicate<LaneCommand> of) {
        return IntStream.range(0, verdicts.length)
                .filter(n -> verdicts[n] == null && of.test(commands.get(n)))
                .boxed()
                .sorted(Comparator.comparingLong(n -> commands.get(n).reader()))
                .toList();
    }

    void decided(int n, LaneVerdict verdict) {
        verdicts[n] = verdict;
    }

    @Nullable
    LaneVerdict verdict(int n) {
        return verdicts[n];
    }

    Stream<LaneVerdict> verdicts() {
        return Stream.of(verdicts).filter(Objects::nonNull);
    }
}
