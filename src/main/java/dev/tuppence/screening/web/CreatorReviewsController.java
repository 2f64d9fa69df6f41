package dev.tuppence.screening.web;

import dev.tuppence.catalog.Items;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.reversals.NotTakenDown;
import dev.tuppence.reversals.PurchasesSum;
import dev.tuppence.reversals.Takedown;
import dev.tuppence.reversals.Takedowns;
import dev.tuppence.screening.NotReviewable;
import dev.tuppence.screening.Review;
import dev.tuppence.screening.Reviews;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Creators see that they are in review, what waits, and how to appeal; never which reader it is about. */
@Controller
class CreatorReviewsController {

    private static final int LONGEST = 2_000;

    record Row(Review one, List<PurchasesSum> held) {}

    private final Reviews reviews;
    private final Takedowns takedowns;
    private final Items items;
    private final Creators creators;

    CreatorReviewsController(Reviews reviews, Takedowns takedowns, Items items, Creators creators) {
        this.reviews = reviews;
        this.takedowns = takedowns;
        this.items = items;
        this.creators = creators;
    }

    @GetMapping("/studio/{handle}/reviews")
    String reviews(CreatorId creator, Model model) {
        model.addAttribute(
                "rows",
                reviews.of(creator).stream()
                        .map(one -> new Row(one, reviews.inQuestion(one)))
                        .toList());
        List<Takedown> taken = takedowns.of(creator);
        model.addAttribute("takedowns", taken);
        model.addAttribute(
                "offers", items.offersOf(taken.stream().map(Takedown::item).toList()));
        model.addAttribute("longest", LONGEST);
        model.addAttribute("stylesheets", List.of("/studio.css", "/payouts.css"));
        return "screening/creator";
    }

    @PostMapping("/studio/{handle}/reviews/{id:\\d{1,18}}/appeal")
    String appeal(CreatorId creator, @PathVariable long id, @RequestParam String text, RedirectAttributes redirect) {
        String notice = "appealed";
        try {
            if (text.isBlank() || text.strip().length() > LONGEST) {
                notice = "unreadable";
            } else {
                reviews.appeal(id, creator, text.strip());
            }
        } catch (NotReviewable e) {
            notice = "too-late";
        }
        return saying("screening.appeal." + notice, creator, redirect);
    }

    @PostMapping("/studio/{handle}/takedowns/{id:\\d{1,18}}/objection")
    String object(CreatorId creator, @PathVariable long id, @RequestParam String text, RedirectAttributes redirect) {
        String notice = "appealed";
        try {
            if (text.isBlank() || text.strip().length() > LONGEST) {
                notice = "unreadable";
            } else {
                takedowns.object(id, creator, text.strip());
            }
        } catch (NotTakenDown e) {
            notice = "too-late";
        }
        return saying("screening.appeal." + notice, creator, redirect);
    }

    private String saying(String notice, CreatorId creator, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/studio/" + creators.pageOf(creator).handle() + "/reviews";
    }
}
