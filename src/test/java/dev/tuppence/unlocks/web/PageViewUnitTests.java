package dev.tuppence.unlocks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageViewUnitTests {

    private static final int SIZE = 3;

    @Test
    void theFirstPageLeadsOn() {
        PageView<Integer> first = page(1, 7);
        assertThat(first.entries()).containsExactly(0, 1, 2);
        assertThat(first.newer("/list")).isNull();
        assertThat(first.older("/list")).isEqualTo("/list?page=2");
    }

    @Test
    void aPageInTheMiddleLeadsBothWays() {
        PageView<Integer> second = page(2, 7);
        assertThat(second.entries()).containsExactly(3, 4, 5);
        assertThat(second.newer("/list")).isEqualTo("/list?page=1");
        assertThat(second.older("/list")).isEqualTo("/list?page=3");
    }

    @Test
    void theLastPageLeadsBackOnly() {
        PageView<Integer> last = page(3, 7);
        assertThat(last.entries()).containsExactly(6);
        assertThat(last.newer("/list")).isEqualTo("/list?page=2");
        assertThat(last.older("/list")).isNull();
    }

    @Test
    void aFullLastPageDoesNotLeadToAnEmptyOne() {
        assertThat(page(2, 6).older("/list")).isNull();
    }

    @Test
    void addressesOfPagesThatAreNotThereLeadToTheNearest() {
        assertThat(page(-4, 7).number()).isEqualTo(1);
        PageView<Integer> last = page(Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(last.number()).isEqualTo(1000);
        assertThat(last.entries()).hasSize(SIZE);
        assertThat(last.older("/list")).isNull();
    }

    private static PageView<Integer> page(int number, int all) {
        return PageView.of(number, SIZE, page -> listed(page, all));
    }

    private static List<Integer> listed(int page, int all) {
        return IntStream.range(page * SIZE, Math.min(all, (page + 1) * SIZE))
                .boxed()
                .toList();
    }
}
