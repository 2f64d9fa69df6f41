package dev.tuppence.admin;

import dev.tuppence.reversals.Misuses;
import dev.tuppence.reversals.Reversal;
import dev.tuppence.reversals.Takedowns;
import dev.tuppence.screening.Review;
import dev.tuppence.screening.ReviewState;
import dev.tuppence.screening.Reviews;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits for a person about abuse. */
@Configuration(proxyBeanMethods = false)
class AbuseMatters {

    private static final Set<ReviewState> WAITS =
            EnumSet.of(ReviewState.OPEN, ReviewState.PROPOSED, ReviewState.APPEALED);

    private final AdminSettings settings;

    AbuseMatters(AdminSettings settings) {
        this.settings = settings;
    }

    @Bean
    MatterSource reviewsWait(Reviews reviews) {
        return most -> reviews.list(0, most).stream()
                .filter(one -> WAITS.contains(one.state()) || done(reviews, one))
                .map(one -> matter(MatterKind.REVIEW, one.id(), one.openedAt(), "/admin/reviews/" + one.id()))
                .toList();
    }

    @Bean
    MatterSource objectionsWait(Takedowns takedowns) {
        return most -> takedowns.list(0, most).stream()
                .filter(one -> one.objectedAt() != null && one.restoredAt() == null)
                .map(one -> matter(
                        MatterKind.OBJECTION, one.id(), Objects.requireNonNull(one.objectedAt()), "/admin/takedowns"))
                .toList();
    }

    @Bean
    MatterSource misusesWait(Misuses misuses) {
        return most -> misuses.list(0, most).stream()
                .filter(one -> one.agreed() == null)
                .map(one -> matter(MatterKind.MISUSE, one.id(), one.askedAt(), "/admin/misuse"))
                .toList();
    }

    /** All is taken back, and somebody has to let payouts go on. */
    private static boolean done(Reviews reviews, Review one) {
        return one.state() == ReviewState.REVERSING
                && reviews.reversalOf(one).map(Reversal::endedAt).isPresent();
    }

    private Matter matter(MatterKind kind, long id, Instant since, String address) {
        String name = Long.toString(id);
        return new Matter(kind, name, name, null, since, settings.deadline(kind, since), address, null);
    }
}
