package dev.tuppence.seals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets seals on what is booked, one after the other, without a gap. */
@Service
public class Seals {

    private final SealRows rows;
    private final List<SealedTable> tables;
    private final SealsSettings settings;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Seals(
            SealRows rows,
            List<SealedTables> tables,
            SealsSettings settings,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.tables = tables.stream().flatMap(some -> some.tables().stream()).toList();
        this.settings = settings;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Seal> head() {
        return rows.head();
    }

    /**
     * Seals what booked transactions have ended since the last seal, as many as one seal takes; empty when there are none. Of two
     * at the same time one waits for the other.
     */
    @Transactional
    public Optional<Seal> seal() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('seal'))")
                .query((row, index) -> true)
                .single();
        Optional<Seal> last = rows.head();
        int number = last.map(Seal::number).orElse(0) + 1;
        long low = last.map(Seal::high).orElse(0L);
        long horizon = rows.horizon();
        return rows.firstBooked(tables, low, horizon)
                .map(first -> seal(number, low, Math.min(horizon, first + settings.transactions())));
    }

    private Seal seal(int number, long low, long high) {
        jdbc.sql("set local work_mem = '64MB'").update();
        tables.forEach(table -> rows.addParts(number, table, low, high));
        Seal seal = rows.add(number, low, high, clock.instant());
        events.publishEvent(new BooksSealed(number));
        return seal;
    }
}
