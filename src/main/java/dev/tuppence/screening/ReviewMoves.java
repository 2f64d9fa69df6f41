package dev.tuppence.screening;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Each step of a review, by compare and set; empty when it stood elsewhere, or takes another admin. */
@Repository
class ReviewMoves {

    private final JdbcClient jdbc;
    private final ScreeningSettings settings;
    private final Clock clock;

    ReviewMoves(JdbcClient jdbc, ScreeningSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** False when one is under way. */
    boolean open(CreatorId creator) {
        var now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        insert into screening_review (creator_id, state, opened_at, charged_from)
                        values (:creator, 'OPEN', :now, :from) on conflict (creator_id) where decided_at is null do nothing""")
                        .param("creator", creator.value())
                        .param("now", now)
                        .param("from", now.minus(settings.within()))
                        .update()
                == 1;
    }

    Optional<Review> clear(long id) {
        return done(step(
                "update screening_review set state = 'CLEARED', decided_at = :now where id = :id and state = 'OPEN'",
                id));
    }

    Optional<Review> propose(long id, WithholdingReason reason, Collection<ReaderId> readers, ReaderId admin) {
        return done(step("""
                        update screening_review set state = 'PROPOSED', reason = :reason, readers = :readers, proposed_by = :admin,
                            proposed_at = :now where id = :id and state = 'OPEN'""", id)
                .param("reason", reason.name())
                .param("readers", readers.stream().map(ReaderId::value).toArray(Long[]::new))
                .param("admin", admin.value()));
    }

    Optional<Review> refuse(long id, ReaderId admin) {
        return done(step("""
                        update screening_review set state = 'OPEN', reason = null, readers = '{}', proposed_by = null,
                            proposed_at = null where id = :id and state = 'PROPOSED' and proposed_by <> :admin""", id).param("admin", admin.value()));
    }

    Optional<Review> agree(long id, ReaderId admin) {
        return done(step("""
                        update screening_review set state = 'DECIDED', agreed_by = :admin, appeal_until = :until
                        where id = :id and state = 'PROPOSED' and proposed_by <> :admin""", id)
                .param("admin", admin.value())
                .param("until", OffsetDateTime.now(clock).plus(settings.appeal())));
    }

    Optional<Review> appeal(long id, CreatorId creator, String text) {
        return done(step("""
                        update screening_review set state = 'APPEALED', appeal = :text
                        where id = :id and creator_id = :creator and state = 'DECIDED' and appeal_until > :now""", id).param("creator", creator.value()).param("text", text));
    }

    Optional<Review> grant(long id, ReaderId admin) {
        return done(step("""
                        update screening_review set state = 'CLEARED', answered_by = :admin, decided_at = :now
                        where id = :id and state = 'APPEALED' and :admin not in (proposed_by, agreed_by)""", id).param("admin", admin.value()));
    }

    Optional<Review> deny(long id, ReaderId admin, long reversal) {
        return done(step("""
                        update screening_review set state = 'REVERSING', answered_by = :admin, reversal_id = :reversal
                        where id = :id and state = 'APPEALED' and :admin not in (proposed_by, agreed_by)""", id).param("admin", admin.value()).param("reversal", reversal));
    }

    Optional<Review> reverse(long id, long reversal) {
        return done(step("""
                        update screening_review set state = 'REVERSING', reversal_id = :reversal
                        where id = :id and state = 'DECIDED' and appeal_until <= :now""", id).param("reversal", reversal));
    }

    Optional<Review> close(long id) {
        return done(step("""
                        update screening_review set state = 'CLOSED', decided_at = :now where id = :id and state = 'REVERSING'
                          and exists (select from reversal where reversal.id = reversal_id and ended_at is not null)""", id));
    }

    private StatementSpec step(String sql, long id) {
        return jdbc.sql(sql + " returning *").param("id", id).param("now", OffsetDateTime.now(clock));
    }

    private static Optional<Review> done(StatementSpec step) {
        return step.query(ReviewRows::review).optional();
    }
}
