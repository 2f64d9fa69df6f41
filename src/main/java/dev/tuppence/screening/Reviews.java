package dev.tuppence.screening;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.reversals.PurchasesSum;
import dev.tuppence.reversals.Reversal;
import dev.tuppence.reversals.Reversals;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creators in review. A step throws {@link NotReviewable} when somebody was faster, or when it takes another admin. */
@Service
@Transactional
public class Reviews {

    private static final int MOST = 20;

    private final ReviewRows rows;
    private final ReviewDeeds deeds;
    private final SignalRows signals;
    private final Reversals reversals;
    private final Clock clock;

    Reviews(ReviewRows rows, ReviewDeeds deeds, SignalRows signals, Reversals reversals, Clock clock) {
        this.rows = rows;
        this.deeds = deeds;
        this.signals = signals;
        this.reversals = reversals;
        this.clock = clock;
    }

    /** Those under way first, the longest open one on top; pages from 0. */
    @Transactional(readOnly = true)
    public List<Review> list(int page, int size) {
        return rows.list(page, size);
    }

    @Transactional(readOnly = true)
    public Optional<Review> find(long id) {
        return rows.find(id);
    }

    /** A creator's own, newest first, at most twenty. */
    @Transactional(readOnly = true)
    public List<Review> of(CreatorId creator) {
        return rows.of(creator, MOST);
    }

    /** All that was ever noticed about its creator, newest first. */
    @Transactional(readOnly = true)
    public List<Signal> signalsOf(Review review) {
        return signals.of(review.creator());
    }

    /** What its readers bought of this creator alone and did not give back. */
    @Transactional(readOnly = true)
    public List<PurchasesSum> inQuestion(Review review) {
        Set<ReaderId> readers = review.readers().isEmpty() ? readersOf(review) : review.readers();
        return readers.isEmpty() ? List.of() : reversals.sums(review.scope(readers, clock.instant()));
    }

    /** How far the reversal is; empty before there is one. */
    @Transactional(readOnly = true)
    public Optional<Reversal> reversalOf(Review review) {
        return Optional.ofNullable(review.reversal()).flatMap(reversals::find);
    }

    /** There is nothing about it: payouts go on. */
    public void clear(long id) {
        deeds.clear(id);
    }

    /** @throws IllegalArgumentException when no reader is named about whom anything was noticed */
    public void propose(long id, WithholdingReason reason, Set<ReaderId> readers, ReaderId admin) {
        Review review = rows.find(id).orElseThrow(() -> new NotReviewable(id));
        Set<ReaderId> noticed = readersOf(review);
        noticed.retainAll(readers);
        deeds.propose(id, reason, noticed, admin);
    }

    /** Another admin than who proposed it does not agree; it is open again. */
    public void refuse(long id, ReaderId admin) {
        deeds.refuse(id, admin);
    }

    /** Another admin than who proposed it agrees; the creator has time to appeal. */
    public void agree(long id, ReaderId admin) {
        deeds.agree(id, admin);
    }

    /**
     * The creator's one answer, in time.
     *
     * @param text 1 to 2000 characters
     */
    public void appeal(long id, CreatorId creator, String text) {
        deeds.appeal(id, creator, text);
    }

    /** An admin who took no part in the decision: nothing is withheld, payouts go on. */
    public void grant(long id, ReaderId admin) {
        deeds.grant(id, admin);
    }

    /** An admin who took no part in the decision: it is carried out. */
    public void deny(long id, ReaderId admin) {
        deeds.deny(id, admin);
    }

    /** All is reversed: payouts of what is left go on. */
    public void close(long id) {
        deeds.close(id);
    }

    private Set<ReaderId> readersOf(Review review) {
        Set<ReaderId> readers = new LinkedHashSet<>();
        signals.of(review.creator()).stream()
                .map(Signal::reader)
                .filter(Objects::nonNull)
                .forEach(readers::add);
        return readers;
    }
}
