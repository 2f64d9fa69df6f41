package dev.tuppence.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.reversals.TakedownReason;
import dev.tuppence.reversals.Takedowns;
import dev.tuppence.sandbox.SandboxMail;
import dev.tuppence.screening.Noticing;
import dev.tuppence.screening.Reviews;
import dev.tuppence.screening.WithholdingReason;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.unlocks.web.Publications;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Creators are told by mail of what is decided about them, and where they can answer. */
@WholeApplicationTest
class ReviewNotificationsTests {

    @Autowired
    Patrons patrons;

    @Autowired
    Readers readers;

    @Autowired
    Creators creators;

    @Autowired
    Teams teams;

    @Autowired
    Drafts drafts;

    @Autowired
    Noticing noticing;

    @Autowired
    Reviews reviews;

    @Autowired
    Takedowns takedowns;

    @Autowired
    SandboxMail mails;

    Publications publications;
    Offer offer;
    ReaderId owner;

    @BeforeEach
    void aCreatorWithAnArticle() {
        publications = new Publications(readers, creators, drafts);
        offer = publications.article(50);
        owner = teams.ownerOf(offer.creator()).iterator().next();
    }

    @Test
    void ofAReviewThatHoldsPayoutsAndOfItsDecisionBeforeTheTimeToAppealRunsOut() {
        long review = decided();

        assertThat(told("Your payouts wait while we look at something")).contains(page(), "kept for you");
        assertThat(told("A decision about your earnings")).contains(page(), "Nothing is taken back yet");

        reviews.appeal(review, offer.creator(), "They are my students.");
        reviews.grant(review, patrons.reader());
        assertThat(told("Your payouts go on")).contains(page(), "Nothing is withheld");
    }

    @Test
    void thatADecisionIsCarriedOut() {
        long review = decided();
        reviews.appeal(review, offer.creator(), "They are my students.");
        reviews.deny(review, patrons.reader());

        assertThat(told("Some purchases are being taken back")).contains(page());
    }

    @Test
    void inTheirLanguageAndWithoutATitleOfATakedownAndOfItsEnd() {
        readers.change(owner, Locale.KOREAN, ZoneId.of("Asia/Seoul"), CurrencyCode.USD);
        long takedown =
                takedowns.takeDown(offer.item(), TakedownReason.RIGHTS, "The photographer wants it away.", owner);

        assertThat(told("글 하나가 내려졌습니다")).contains(page()).doesNotContain(offer.title());
        takedowns.restore(takedown, patrons.reader());
        assertThat(told("글 하나가 다시 공개되었습니다")).contains(page()).doesNotContain(offer.title());
    }

    private long decided() {
        ReaderId reader = patrons.reader();
        noticing.enough(offer.creator(), reader);
        long review = reviews.of(offer.creator()).getFirst().id();
        reviews.propose(review, WithholdingReason.OWN_CARDS, Set.of(reader), patrons.reader());
        reviews.agree(review, patrons.reader());
        return review;
    }

    private String page() {
        return "/studio/%s/reviews".formatted(publications.handle());
    }

    private String told(String subject) {
        String address = publications.handle() + "@example.org";
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> mails.newestTo(address, 10).stream()
                                .filter(mail -> mail.subject().equals(subject))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst()
                .body();
    }
}
