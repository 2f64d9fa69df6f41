package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one file after the other, each in a transaction of its own: stopped anywhere, it goes on where it was. */
@Component
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final ImportRows rows;
    private final ImportTaking taking;
    private final CurrentCreator currentCreator;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportRun(
            ImportRows rows,
            ImportTaking taking,
            CurrentCreator currentCreator,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.taking = taking;
        this.currentCreator = currentCreator;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run(CreatorId creator, long id) {
        while (next(creator, id)) {
            LOG.debug("Import {} took a file", id);
        }
    }

    private boolean next(CreatorId creator, long id) {
        int[] number = {-1};
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                currentCreator.is(creator);
                Optional<ImportRows.Order> order = rows.order(id);
                Optional<ImportRows.Waiting> file = order.flatMap(open -> rows.nextText(id));
                if (order.isPresent() && file.isPresent()) {
                    number[0] = file.get().number();
                    taking.take(creator, id, order.get(), file.get());
                } else if (order.isPresent()) {
                    rows.finish(id, clock.instant());
                }
                return file.isPresent();
            }));
        } catch (NotTaken e) {
            refuse(creator, id, number[0], e.reason(), null);
        } catch (UnreadableFrontMatter e) {
            refuse(creator, id, number[0], "front-matter", e.where());
        } catch (WrongPrice e) {
            refuse(creator, id, number[0], "price", null);
        } catch (RuntimeException e) {
            if (number[0] < 0) {
                throw e; // nothing wrong with a file: the task tries again
            }
            LOG.warn("Import {} could not take file {}", id, number[0], e);
            refuse(creator, id, number[0], "failed", null);
        }
        return true;
    }

    private void refuse(CreatorId creator, long id, int number, String reason, @Nullable String detail) {
        transaction.executeWithoutResult(status -> {
            currentCreator.is(creator);
            rows.refuse(id, number, reason, detail);
        });
    }
}
