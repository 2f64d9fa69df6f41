package dev.tuppence.sandbox.processor;

import com.stripe.model.checkout.Session;
import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where one types a card. */
@Controller
@Profile("sandbox")
@RequestMapping("/sandbox/processor/checkout/{session}")
class CheckoutPageController {

    private static final String PAGE = "sandbox/processor/checkout";

    private final CheckoutSessions sessions;
    private final Clock clock;

    CheckoutPageController(CheckoutSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String session,
            @RequestParam(required = false) @Nullable String fill,
            @RequestParam(defaultValue = "false") boolean failed,
            Locale locale) {
        CardForm form = Arrays.stream(TestCard.values())
                .filter(card -> card.name().equals(fill))
                .findFirst()
                .map(CardForm::of)
                .orElse(CardForm.EMPTY);
        return page(open(session), form, locale).addObject("failed", failed);
    }

    @PostMapping
    Object submit(@PathVariable String session, CardForm form, Locale locale) {
        Session open = sessions.find(session).orElseThrow(() -> new NoSuchPage(session));
        Optional<String> mistake = form.mistake(YearMonth.now(clock));
        if (mistake.isPresent()) {
            return page(open, form, locale).addObject("mistake", "processor.mistake." + mistake.get());
        }
        TestCard card = TestCard.numbered(form.digits()).orElseThrow();
        CheckoutSessions.Outcome outcome =
                sessions.submit(session, card, form.month().orElseThrow(), form.name());
        if (outcome.next() == null) {
            return page(open, form, locale).addObject("refusal", outcome.refusal());
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(outcome.next()))
                .build();
    }

    private Session open(String id) {
        return sessions.find(id).filter(sessions::isOpen).orElseThrow(() -> new NoSuchPage(id));
    }

    private static ModelAndView page(Session session, CardForm form, Locale locale) {
        var page = new ModelAndView(PAGE);
        page.addObject("checkout", session.getId()); // "session" is the template engine's own word
        page.addObject("cancelUrl", session.getCancelUrl());
        page.addObject("form", form);
        page.addObject("groups", TestCardView.groups(locale));
        return page;
    }
}
