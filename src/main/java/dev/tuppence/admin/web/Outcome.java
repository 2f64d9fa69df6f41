package dev.tuppence.admin.web;

import dev.tuppence.admin.NotDecidable;
import dev.tuppence.reconciliation.NotOpen;
import dev.tuppence.reversals.NotMisuse;
import dev.tuppence.reversals.NotTakenDown;
import dev.tuppence.screening.NotReviewable;
import java.util.function.Supplier;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Tells an operator on the next page how an act went: who comes too late, or has to leave it to another one, hears that.
 *
 * @param texts what its texts begin with
 */
record Outcome(String texts, String page) {

    /** Ends with {@code .before} instead when there is nothing to decide any more, and with {@code .unreadable} when it made no sense. */
    String of(String done, Runnable act, RedirectAttributes redirect) {
        return of(
                () -> {
                    act.run();
                    return done;
                },
                redirect);
    }

    /** The same, where the act itself tells what was done. */
    String of(Supplier<String> act, RedirectAttributes redirect) {
        try {
            return of(act.get(), redirect);
        } catch (NotDecidable | NotOpen | NotReviewable | NotTakenDown | NotMisuse e) {
            return of("before", redirect);
        } catch (IllegalArgumentException e) {
            return of("unreadable", redirect);
        }
    }

    String of(String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", texts + "." + done);
        return "redirect:" + page;
    }
}
