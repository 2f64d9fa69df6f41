package dev.tuppence.notifications;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.reversals.TakedownMoved;
import dev.tuppence.screening.ReviewMoved;
import java.time.Instant;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells creators what people look at, decide or take down, and where they can answer. Neither readers nor titles are named. */
@Component
class ReviewNotifications {

    private final Mails mails;
    private final Teams teams;
    private final Creators creators;

    ReviewNotifications(Mails mails, Teams teams, Creators creators) {
        this.mails = mails;
        this.teams = teams;
        this.creators = creators;
    }

    @ApplicationModuleListener(id = "notifications.review-moved")
    void on(ReviewMoved event) {
        switch (event.state()) {
            case OPEN -> tell(event.creator(), "review-opened", event.at());
            case DECIDED -> tell(event.creator(), "review-decided", event.at());
            case CLEARED -> tell(event.creator(), "review-cleared", event.at());
            case REVERSING -> tell(event.creator(), "review-reversing", event.at());
            case CLOSED -> tell(event.creator(), "review-closed", event.at());
            case PROPOSED, APPEALED -> {} // nothing is decided
        }
    }

    @ApplicationModuleListener(id = "notifications.takedown-moved")
    void on(TakedownMoved event) {
        tell(event.creator(), event.restored() ? "restored" : "taken-down", event.at());
    }

    private void tell(CreatorId creator, String kind, Instant at) {
        teams.ownerOf(creator).forEach(owner -> {
            CreatorPage page = creators.pageOf(creator);
            mails.send(owner, kind, page.name(), at, "/studio/%s/reviews".formatted(page.handle()));
        });
    }
}
