package dev.tuppence.departures;

import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.State;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.payouts.Payouts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creators who leave. Nothing is sold any more, who bought something keeps it, and what readers still pay for is paid to the creator
 * as it comes, whatever the amount.
 */
@Service
public class CreatorDepartures {

    private static final Logger LOG = LoggerFactory.getLogger(CreatorDepartures.class);
    private static final int PAGE = 100;

    private final CreatorDepartureRows rows;
    private final Drafts drafts;
    private final Pages pages;
    private final Paying paying;
    private final TransactionTemplate transaction;

    /** What is left of a page, and of its team. */
    @Component
    record Pages(Creators creators, Teams teams) {}

    /** How who left is paid. */
    @Component
    record Paying(Payouts payouts, Earnings earnings) {}

    CreatorDepartures(
            CreatorDepartureRows rows, Drafts drafts, Pages pages, Paying paying, TransactionTemplate transaction) {
        this.rows = rows;
        this.drafts = drafts;
        this.pages = pages;
        this.paying = paying;
        this.transaction = transaction;
    }

    /** Asking twice is asking once. */
    public Departure ask(CreatorId creator) {
        return rows.insert(creator);
    }

    /** False when it is too late. */
    public boolean undo(CreatorId creator) {
        return rows.undo(creator);
    }

    public Optional<Departure> underWay(CreatorId creator) {
        return rows.underWay(creator);
    }

    public Duration undoFor() {
        return rows.undoFor();
    }

    void endDue() {
        rows.due(PAGE).forEach(this::tryEnd);
    }

    /** What came in since is theirs. */
    void payThoseWhoLeft() {
        List<CreatorId> page = rows.left(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::tryPay);
            page = rows.left(page.getLast().value(), PAGE);
        }
    }

    private void tryEnd(CreatorId creator) {
        try {
            end(creator);
        } catch (RuntimeException e) { // one who cannot leave yet does not hold up the next
            LOG.error("Creator {} could not leave yet", creator.value(), e);
        }
    }

    private void end(CreatorId creator) {
        each(State.PUBLISHED, creator, drafts::unpublish); // also what was taken down, which may be restored
        each(State.DRAFT, creator, drafts::delete);
        transaction.executeWithoutResult(status -> {
            pages.creators().close(creator);
            pages.teams().disband(creator);
            rows.end(creator);
        });
    }

    private void each(State state, CreatorId creator, BiConsumer<CreatorId, ItemId> step) {
        List<ItemId> page = drafts.in(state, creator, PAGE);
        while (!page.isEmpty()) {
            page.forEach(item -> step.accept(creator, item));
            page = drafts.in(state, creator, PAGE);
        }
    }

    private void tryPay(CreatorId creator) {
        try {
            paying.earnings()
                    .currencies(creator)
                    .forEach(currency -> paying.payouts().payNow(creator, currency));
        } catch (RuntimeException e) {
            LOG.error("Creator {} left and was not paid", creator.value(), e);
        }
    }
}
