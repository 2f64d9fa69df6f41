package dev.tuppence.admin.web;

import dev.tuppence.admin.ReversalDecisions;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.reversals.Takedown;
import dev.tuppence.reversals.TakedownReason;
import dev.tuppence.reversals.Takedowns;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may not be shown: taken down by its address, and restored. */
@Controller
class TakedownController {

    private static final String PATH = "/admin/takedowns";
    private static final Pattern ADDRESS = Pattern.compile(".*/@([^/?#]{1,60})/([^/?#]{1,120})(?:[?#].*)?");
    private static final int SHORTEST = 10;
    private static final Outcome OUTCOME = new Outcome("reversals.takedown", PATH);
    private static final int LONGEST = 1_000;

    private final Takedowns takedowns;
    private final Items items;
    private final Creators creators;
    private final ReversalDecisions decisions;

    TakedownController(Takedowns takedowns, Items items, Creators creators, ReversalDecisions decisions) {
        this.takedowns = takedowns;
        this.items = items;
        this.creators = creators;
        this.decisions = decisions;
    }

    @OpenTo(Role.SUPPORT)
    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        int bounded = AdminPages.bounded(page);
        List<Takedown> found = takedowns.list(bounded, AdminPages.SIZE);
        model.addAttribute("takedowns", found);
        model.addAttribute(
                "offers", items.offersOf(found.stream().map(Takedown::item).toList()));
        model.addAttribute(
                "creators",
                creators.pagesOf(found.stream().map(Takedown::creator).toList()));
        model.addAttribute("reasons", TakedownReason.values());
        model.addAttribute("newer", bounded == 0 ? null : PATH + "?page=" + (bounded - 1));
        model.addAttribute("older", found.size() == AdminPages.SIZE ? PATH + "?page=" + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/takedowns";
    }

    @OpenTo({})
    @PostMapping(PATH)
    String takeDown(
            @AuthenticationPrincipal SignedInReader admin,
            @RequestParam String address,
            @RequestParam TakedownReason reason,
            @RequestParam String note,
            RedirectAttributes redirect) {
        Optional<Offer> offer = at(address.strip());
        String told = note.strip();
        if (offer.isEmpty() || told.length() < SHORTEST || told.length() > LONGEST) {
            return OUTCOME.of(offer.isEmpty() ? "nothing-there" : "unreadable", redirect);
        }
        return OUTCOME.of(
                "taken-down", () -> decisions.takeDown(offer.get().item(), reason, told, admin.reader()), redirect);
    }

    @OpenTo({})
    @PostMapping(PATH + "/{id:\\d{1,18}}/restore")
    String restore(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("restored", () -> decisions.restore(id, admin.reader()), redirect);
    }

    private Optional<Offer> at(String address) {
        Matcher parts = ADDRESS.matcher(address);
        return parts.matches() ? items.everAt(parts.group(1), parts.group(2)) : Optional.empty();
    }
}
