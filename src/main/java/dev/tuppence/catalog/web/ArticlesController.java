package dev.tuppence.catalog.web;

import dev.tuppence.catalog.DraftLine;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.NotPublishable;
import dev.tuppence.catalog.State;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A creator's articles: the overview with what to do next, the list, and what is done to one of it. */
@Controller
class ArticlesController {

    private static final int PAGE = 30;
    private static final int LATEST = 5;
    private static final int LAST_PAGE = 10_000;

    private final Drafts drafts;
    private final Creators creators;

    ArticlesController(Drafts drafts, Creators creators) {
        this.drafts = drafts;
        this.creators = creators;
    }

    @GetMapping("/studio/{handle}")
    String overview(CreatorId creator, Model model) {
        Map<State, Integer> counts = drafts.countsOf(creator);
        model.addAttribute("drafts", counts.getOrDefault(State.DRAFT, 0));
        model.addAttribute("published", counts.getOrDefault(State.PUBLISHED, 0));
        model.addAttribute("withdrawn", counts.getOrDefault(State.WITHDRAWN, 0));
        model.addAttribute("latest", drafts.of(creator, 0, LATEST));
        model.addAttribute("payable", creators.canBePaid(creator));
        return "catalog/overview";
    }

    @GetMapping("/studio/{handle}/articles")
    String list(CreatorId creator, @RequestParam(defaultValue = "1") int page, Model model) {
        int number = Math.clamp(page, 1, LAST_PAGE);
        List<DraftLine> lines = drafts.of(creator, number - 1, PAGE + 1);
        String path = "/studio/" + creators.pageOf(creator).handle() + "/articles?page=";
        model.addAttribute("lines", lines.stream().limit(PAGE).toList());
        model.addAttribute("newer", number > 1 ? path + (number - 1) : null);
        model.addAttribute("older", lines.size() > PAGE ? path + (number + 1) : null);
        return "catalog/articles";
    }

    @PostMapping("/studio/{handle}/articles/{item:\\d{1,18}}/publish")
    String publish(CreatorId creator, @PathVariable long item, RedirectAttributes redirect) {
        try {
            drafts.publish(creator, new ItemId(item));
            return toList(creator, "catalog.notice.published", redirect);
        } catch (NotPublishable e) {
            return toList(creator, "catalog.notice.no-text", redirect);
        }
    }

    @PostMapping("/studio/{handle}/articles/{item:\\d{1,18}}/unpublish")
    String unpublish(CreatorId creator, @PathVariable long item, RedirectAttributes redirect) {
        drafts.unpublish(creator, new ItemId(item));
        return toList(creator, "catalog.notice.unpublished", redirect);
    }

    @PostMapping("/studio/{handle}/articles/{item:\\d{1,18}}/delete")
    String delete(CreatorId creator, @PathVariable long item, RedirectAttributes redirect) {
        drafts.delete(creator, new ItemId(item));
        return toList(creator, "catalog.notice.deleted", redirect);
    }

    private String toList(CreatorId creator, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/studio/" + creators.pageOf(creator).handle() + "/articles";
    }
}
