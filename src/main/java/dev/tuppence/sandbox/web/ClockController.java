package dev.tuppence.sandbox.web;

import dev.tuppence.sandbox.Journeys;
import dev.tuppence.sandbox.SandboxClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Business time: what it is, and buttons that let it pass. */
@Controller
@Profile("sandbox")
@RequestMapping("/sandbox/clock")
class ClockController {

    /** How far one button goes. */
    enum Step {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        SWEEP(Duration.ofDays(45));

        private final Duration distance;

        Step(Duration distance) {
            this.distance = distance;
        }

        public String key() {
            return "sandbox.clock.step." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Short moves are over when the page comes back; longer ones show how far they are. */
    private static final int PATIENCE_SECONDS = 8;

    private final SandboxClock clock;
    private final Journeys journeys;

    ClockController(SandboxClock clock, Journeys journeys) {
        this.clock = clock;
        this.journeys = journeys;
    }

    @GetMapping
    String show(Model model, Locale locale) {
        DateTimeFormatter format =
                in(locale, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT));
        List<Step> steps = Arrays.asList(Step.values());
        model.addAttribute("now", clock.instant());
        model.addAttribute(
                "time",
                in(locale, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)).format(clock.instant()));
        model.addAttribute(
                "date",
                in(locale, DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)).format(clock.instant()));
        model.addAttribute("htmx", true);
        model.addAttribute("ahead", clock.offset());
        model.addAttribute("steps", steps);
        journeys.last().ifPresent(journey -> {
            model.addAttribute("journey", journey);
            model.addAttribute("reachedInWords", format.format(journey.reached()));
            model.addAttribute("toInWords", format.format(journey.to()));
        });
        return "sandbox/clock";
    }

    @PostMapping
    String move(@RequestParam Step step) throws InterruptedException, ExecutionException {
        try {
            journeys.begin(step.distance).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // it goes on, and the page says how far it is
        }
        return "redirect:/sandbox/clock";
    }

    private static DateTimeFormatter in(Locale locale, DateTimeFormatter format) {
        return format.withLocale(locale).withZone(ZoneOffset.UTC);
    }
}
