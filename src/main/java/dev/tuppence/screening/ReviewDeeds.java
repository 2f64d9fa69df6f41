package dev.tuppence.screening;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.reversals.Reversals;
import dev.tuppence.unlocks.ReturnReason;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a step of a review does to money: payouts wait while it lasts, and what two admins withhold is reversed. */
@Component
@Transactional
class ReviewDeeds {

    private static final int MOST = 100;

    private final ReviewRows rows;
    private final ReviewMoves moves;
    private final Payouts payouts;
    private final Reversals reversals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewDeeds(
            ReviewRows rows,
            ReviewMoves moves,
            Payouts payouts,
            Reversals reversals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.moves = moves;
        this.payouts = payouts;
        this.reversals = reversals;
        this.events = events;
        this.clock = clock;
    }

    void open(CreatorId creator) {
        if (moves.open(creator)) {
            payouts.review(creator, true);
            events.publishEvent(new ReviewMoved(creator, ReviewState.OPEN, clock.instant()));
        }
    }

    void clear(long id) {
        letGo(tell(id, moves.clear(id)));
    }

    void propose(long id, WithholdingReason reason, Set<ReaderId> readers, ReaderId admin) {
        if (readers.isEmpty()) {
            throw new IllegalArgumentException("Whose purchases?");
        }
        moves.propose(id, reason, readers, admin).orElseThrow(() -> new NotReviewable(id));
    }

    void refuse(long id, ReaderId admin) {
        moves.refuse(id, admin).orElseThrow(() -> new NotReviewable(id));
    }

    void agree(long id, ReaderId admin) {
        tell(id, moves.agree(id, admin));
    }

    void appeal(long id, CreatorId creator, String text) {
        moves.appeal(id, creator, text).orElseThrow(() -> new NotReviewable(id));
    }

    void grant(long id, ReaderId admin) {
        letGo(tell(id, moves.grant(id, admin)));
    }

    void deny(long id, ReaderId admin) {
        Review review = rows.find(id).orElseThrow(() -> new NotReviewable(id));
        tell(id, moves.deny(id, admin, reverse(review)));
    }

    void close(long id) {
        letGo(tell(id, moves.close(id)));
    }

    /** What two admins decided happens once the time to appeal is over. */
    void reverseUnappealed() {
        for (Review review : rows.unappealed(clock.instant(), MOST)) {
            tell(review.id(), moves.reverse(review.id(), reverse(review)));
        }
    }

    private Review tell(long id, Optional<Review> moved) {
        Review review = moved.orElseThrow(() -> new NotReviewable(id));
        Instant until = review.state() == ReviewState.DECIDED ? review.appealUntil() : null;
        events.publishEvent(new ReviewMoved(review.creator(), review.state(), until == null ? clock.instant() : until));
        return review;
    }

    private void letGo(Review review) {
        payouts.review(review.creator(), false);
    }

    private long reverse(Review review) {
        if (review.readers().isEmpty()) {
            throw new NotReviewable(review.id());
        }
        return reversals.start(ReturnReason.NOT_GENUINE, review.scope(review.readers(), clock.instant()));
    }
}
