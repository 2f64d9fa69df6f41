package dev.tuppence.admin.web;

import dev.tuppence.admin.NotDecidable;
import dev.tuppence.admin.RoleChange;
import dev.tuppence.admin.RoleChanges;
import dev.tuppence.identity.LastAdmin;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.Roles;
import dev.tuppence.identity.SignedInReader;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works for the platform, and as what. Colleagues go by their addresses; beside them stands their name in the audit log. */
@Controller
@RequestMapping("/admin/roles")
class RolesController {

    record Row(Roles.Holder one, String name, boolean mine) {}

    record Wish(RoleChange one, String requester, boolean decidable) {}

    private final Roles roles;
    private final RoleChanges changes;
    private final ReaderPseudonyms pseudonyms;

    RolesController(Roles roles, RoleChanges changes, ReaderPseudonyms pseudonyms) {
        this.roles = roles;
        this.changes = changes;
        this.pseudonyms = pseudonyms;
    }

    @OpenTo({})
    @GetMapping
    String show(@AuthenticationPrincipal SignedInReader admin, Model model) {
        model.addAttribute(
                "holders",
                roles.holders().stream()
                        .map(one -> new Row(
                                one,
                                pseudonyms.forOperator(one.reader()),
                                one.reader().equals(admin.reader())))
                        .toList());
        model.addAttribute(
                "wishes",
                changes.open().stream()
                        .map(one -> new Wish(
                                one, pseudonyms.forOperator(one.requestedBy()), one.decidableBy(admin.reader())))
                        .toList());
        model.addAttribute("roles", Role.values());
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/roles";
    }

    @OpenTo({})
    @PostMapping
    String request(
            @AuthenticationPrincipal SignedInReader admin,
            @RequestParam String mail,
            @RequestParam Role role,
            @RequestParam boolean granted,
            RedirectAttributes redirect) {
        return saying("asked", () -> changes.request(mail, role, granted, admin.reader()), redirect);
    }

    @OpenTo({})
    @PostMapping("/{id:\\d{1,18}}/approve")
    String approve(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("approved", () -> changes.approve(id, admin.reader()), redirect);
    }

    @OpenTo({})
    @PostMapping("/{id:\\d{1,18}}/refuse")
    String refuse(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("refused", () -> changes.refuse(id, admin.reader()), redirect);
    }

    private static String saying(String done, Runnable act, RedirectAttributes redirect) {
        String notice = done;
        try {
            act.run();
        } catch (NotDecidable e) {
            notice = "not-decidable";
        } catch (LastAdmin e) {
            notice = "last-admin";
        }
        redirect.addFlashAttribute("notice", "admin.roles." + notice);
        return "redirect:/admin/roles";
    }
}
