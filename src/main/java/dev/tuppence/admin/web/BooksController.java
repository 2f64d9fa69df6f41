package dev.tuppence.admin.web;

import dev.tuppence.admin.CheckUps;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Projection;
import java.time.Clock;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The books as a whole: do they balance, do all invariants hold. */
@Controller
class BooksController {

    private final CheckUps checkUps;
    private final List<Projection> projections;
    private final Clock clock;

    BooksController(CheckUps checkUps, List<Projection> projections, Clock clock) {
        this.checkUps = checkUps;
        this.projections = projections;
        this.clock = clock;
    }

    @OpenTo(Role.FINANCE)
    @GetMapping("/admin/books")
    String books(Model model) {
        model.addAttribute("books", BooksView.of(checkUps.last(), projections, clock));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        model.addAttribute("htmx", true);
        return "admin/books";
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/books/check")
    String check(@AuthenticationPrincipal SignedInReader admin, RedirectAttributes redirect) {
        checkUps.ask(admin.reader());
        redirect.addFlashAttribute("notice", "admin.books.asked");
        return "redirect:/admin/books";
    }
}
