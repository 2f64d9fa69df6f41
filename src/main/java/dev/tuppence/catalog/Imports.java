package dev.tuppence.catalog;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Many articles at once from Markdown files; the work is done later, and what became of each file is kept. */
@Service
@Transactional
public class Imports {

    private static final int LISTED = 20;
    private static final int UNDER_WAY = 3;

    /** Due by every clock, also by one that was moved. */
    private static final Instant AT_ONCE = Instant.EPOCH;

    private final ImportRows rows;
    private final ImportResults results;
    private final CatalogSettings settings;
    private final CurrentCreator currentCreator;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Imports(
            ImportRows rows,
            ImportResults results,
            CatalogSettings settings,
            CurrentCreator currentCreator,
            SchedulerClient scheduler,
            Clock clock) {
        this.rows = rows;
        this.results = results;
        this.settings = settings;
        this.currentCreator = currentCreator;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Begins an import.
     *
     * @param price of every article; one this creator may not ask refuses every file
     * @param publish at once what its author does not call a draft
     * @throws ImportRefused when the upload is too much, broken, or nothing
     */
    public long start(CreatorId creator, Money price, boolean publish, List<FileToImport> uploaded) {
        currentCreator.is(creator);
        if (results.underWay(creator) >= UNDER_WAY) {
            throw new ImportRefused(ImportRefused.Reason.BUSY);
        }
        List<FileToImport> files = Unpacking.of(uploaded, settings);
        long id = rows.insert(creator, price, publish, files, settings.importFileBytes(), clock.instant());
        scheduler.scheduleIfNotExists(
                ImportTask.TASK.instance(creator.value() + "-" + id).scheduledTo(AT_ONCE));
        return id;
    }

    /** @throws NoSuchItem when it is not this creator's */
    @Transactional(readOnly = true)
    public ImportView of(CreatorId creator, long id) {
        currentCreator.is(creator);
        return results.of(creator, id).orElseThrow(() -> new NoSuchItem("import " + id));
    }

    /** The last few, newest first, without their files. */
    @Transactional(readOnly = true)
    public List<ImportView> of(CreatorId creator) {
        currentCreator.is(creator);
        return results.newest(creator, LISTED);
    }
}
