package dev.tuppence.settlement;

import java.util.List;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows that are due, a page at a time. */
interface Pages {

    List<Long> after(long id, int limit);

    /**
     * One that fails does not hold up the others; the next run finds it again.
     *
     * @param step returns false to stop
     */
    default void each(int size, LongPredicate step) {
        Logger log = LoggerFactory.getLogger(Pages.class);
        long last = 0;
        List<Long> page;
        do {
            page = after(last, size);
            for (long id : page) {
                last = id;
                try {
                    if (!step.test(id)) {
                        return;
                    }
                } catch (RuntimeException e) {
                    log.error("A step for settlement {} failed", id, e);
                }
            }
        } while (page.size() == size);
    }
}
