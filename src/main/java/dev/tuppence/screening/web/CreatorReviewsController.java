package dev.tuppence.screening.web;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.screening.NotReviewable;
import dev.tuppence.screening.Questioned;
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

    record Row(Review one, List<Questioned> held) {}

    private final Reviews reviews;
    private final Creators creators;

    CreatorReviewsController(Reviews reviews, Creators creators) {
        this.reviews = reviews;
        this.creators = creators;
    }

    @GetMapping("/studio/{handle}/reviews")
    String reviews(CreatorId creator, Model model) {
        model.addAttribute(
                "rows",
                reviews.of(creator).stream()
                        .map(one -> new Row(one, reviews.inQuestion(one)))
                        .toList());
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
        redirect.addFlashAttribute("notice", "screening.appeal." + notice);
        return "redirect:/studio/" + creators.pageOf(creator).handle() + "/reviews";
    }
}
