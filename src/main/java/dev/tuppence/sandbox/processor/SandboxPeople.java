package dev.tuppence.sandbox.processor;

import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Does what people do on the processor's hosted pages, for demonstrations and tests without a browser. */
@Component
@Profile("sandbox")
public class SandboxPeople {

    private final CheckoutSessions sessions;
    private final Authentications authentications;
    private final Onboarding onboarding;
    private final Clock clock;

    SandboxPeople(CheckoutSessions sessions, Authentications authentications, Onboarding onboarding, Clock clock) {
        this.sessions = sessions;
        this.authentications = authentications;
        this.onboarding = onboarding;
        this.clock = clock;
    }

    /**
     * Types a test card on a checkout page; a bank that asks is told yes.
     *
     * @param page as the application got it from the processor
     * @param number e.g. 4242424242424242
     * @return where the browser goes next
     * @throws CardNotSaved when the card's bank refuses
     */
    public URI saveCard(URI page, String number) {
        TestCard card = TestCard.numbered(number).orElseThrow(() -> new CardNotSaved("no test card"));
        YearMonth expires = YearMonth.now(clock).plusYears(2);
        CheckoutSessions.Outcome outcome = sessions.submit(last(page, 1), card, expires, null);
        if (outcome.next() == null) {
            throw new CardNotSaved(String.valueOf(outcome.refusal()));
        }
        URI next = URI.create(outcome.next());
        return next.getPath().startsWith("/sandbox/processor/authenticate/") ? answer(next, true) : next;
    }

    /** Answers the bank on its page. @return where the browser goes next */
    public URI answer(URI page, boolean approve) {
        return URI.create(authentications.answer(last(page, 1), approve));
    }

    /** Tells a name and a bank whose payouts arrive on an onboarding page. @return where the browser goes next */
    public URI onboard(URI page, String first, String lastName) {
        var form = new OnboardingForm(first, lastName, OnboardingForm.PAYS);
        return URI.create(onboarding.complete(last(page, 2), last(page, 1), form));
    }

    private static String last(URI page, int fromTheEnd) {
        List<String> steps = UriComponentsBuilder.fromUri(page).build().getPathSegments();
        return steps.get(steps.size() - fromTheEnd);
    }

    /** The card's bank refused; the message is what it said. */
    public static class CardNotSaved extends RuntimeException {

        CardNotSaved(String message) {
            super(message);
        }
    }
}
