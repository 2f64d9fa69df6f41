package dev.tuppence.admin.web;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.screening.Noticing;
import dev.tuppence.screening.ReviewState;
import dev.tuppence.screening.Reviews;
import dev.tuppence.settlement.Patrons;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.StringUtils;

/** What admins see and do about a creator in review, and what the creator sees of it. */
@WholeApplicationTest
class ReviewPagesTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Patrons patrons;

    @Autowired
    Creators creators;

    @Autowired
    Reviews reviews;

    @Autowired
    Noticing noticing;

    @Autowired
    ReaderPseudonyms pseudonyms;

    final ReaderId first = new ReaderId(900_001);
    final ReaderId second = new ReaderId(900_002);
    final ReaderId third = new ReaderId(900_003);
    String handle;
    ReaderId owner;
    String reader;
    String path;

    @BeforeEach
    void aReviewIsOpen() {
        owner = patrons.reader();
        handle = "look-" + UUID.randomUUID().toString().substring(0, 12);
        CreatorId creator = creators.create(owner, new NewCreator(handle, "Look", "", "#8a3b12", CurrencyCode.USD));
        ReaderId buyer = patrons.reader();
        patrons.unlock(buyer, creator, usd("0.70"));
        noticing.enough(creator, buyer);
        reader = pseudonyms.forOperator(buyer);
        path = "/admin/reviews/" + reviews.of(creator).getFirst().id();
    }

    @Test
    @Tag("edge-24")
    void twoAdminsDecideTheCreatorAppealsAndAThirdAnswers() {
        assertThat(get("/admin/reviews", admin(first))).contains(path);
        assertThat(get("/admin?kind=REVIEW", admin(first))).as("on the desk").contains(path);
        assertThat(get(path, admin(first))).contains("Has the card of a team member", "$0.70", reader);
        assertThat(get(studio(), creator()))
                .contains("We look at some purchases of your articles", "$0.70")
                .as("never who")
                .doesNotContain(reader.substring(0, 8));

        post(path + "/propose", admin(first), "reason", "OWN_CARDS", "readers", reader);
        assertThat(get(path, admin(first))).contains("another admin decides").doesNotContain(path + "/agree");
        post(path + "/agree", admin(second));
        assertThat(get(studio(), creator())).contains("Two of us decided", "Bought with cards of");
        post(
                "/studio/" + handle + "/reviews/" + path.substring(15) + "/appeal",
                creator(),
                "text",
                "It is my sister’s.");
        assertThat(get(path, admin(second))).contains("It is my sister’s.").doesNotContain(path + "/deny");

        post(path + "/deny", admin(second));
        assertThat(state()).isEqualTo(ReviewState.APPEALED);
        post(path + "/deny", admin(third));
        assertThat(state()).isEqualTo(ReviewState.REVERSING);
        assertThat(get("/admin/audit", admin(first))).contains("Denied an appeal", "Agreed to withhold");
    }

    @Test
    void whoIsSeenAndDecidedAboutIsInTheAuditLog() {
        get(path, admin(first));
        post(path + "/propose", admin(first), "reason", "OWN_CARDS", "readers", reader);
        get("/admin/reviews", admin(first));

        String log = get("/admin/audit?reader=" + reader + "&admin=" + pseudonyms.forOperator(first), admin(second));
        assertThat(StringUtils.countOccurrencesOf(log, "<code>review " + path.substring(15) + "</code>"))
                .isEqualTo(2);
    }

    @Test
    void nothingAboutItIsSaidInOneClick() {
        post(path + "/propose", admin(first), "reason", "OWN_CARDS");
        assertThat(state()).as("nobody named").isEqualTo(ReviewState.OPEN);
        post(path + "/clear", admin(first));

        assertThat(state()).isEqualTo(ReviewState.CLEARED);
        assertThat(get(studio(), creator())).contains("Nothing is withheld");
    }

    private ReviewState state() {
        return reviews.find(Long.parseLong(path.substring(15))).orElseThrow().state();
    }

    private String studio() {
        return "/studio/" + handle + "/reviews";
    }

    private String get(String address, SignedInAuthentication who) {
        var answer = browser.get()
                .uri(address)
                .header("Accept-Language", "en-US")
                .with(authentication(who))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void post(String address, SignedInAuthentication who, String... parameters) {
        var request = browser.post().uri(address).with(csrf()).with(authentication(who));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        assertThat(request.exchange()).hasStatus3xxRedirection();
    }

    private SignedInAuthentication creator() {
        return new SignedInAuthentication(new SignedInReader(owner, false, Set.of()), false);
    }

    private static SignedInAuthentication admin(ReaderId who) {
        return new SignedInAuthentication(new SignedInReader(who, false, Set.of(Role.ADMIN)), true);
    }
}
