package dev.tuppence.admin.web;

import dev.tuppence.admin.Desk;
import dev.tuppence.admin.MatterKind;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.reconciliation.NotOpen;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An operator takes what waits at the desk. */
@Controller
class TakeController {

    private final Desk desk;

    TakeController(Desk desk) {
        this.desk = desk;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @PostMapping("/admin/desk/{kind:[A-Z]{1,20}}/{id:[\\w-]{1,80}}/take")
    String take(
            @AuthenticationPrincipal SignedInReader operator,
            @PathVariable MatterKind kind,
            @PathVariable String id,
            RedirectAttributes redirect) {
        if (!kind.concerns(operator.roles())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String notice = "taken";
        try {
            desk.take(kind, id, operator.reader());
        } catch (NotOpen | IllegalArgumentException e) {
            notice = "gone";
        }
        redirect.addFlashAttribute("notice", "admin.desk." + notice);
        return "redirect:/admin";
    }
}
