package dev.tuppence.admin.web;

import dev.tuppence.admin.AuditAction;
import dev.tuppence.admin.AuditLog;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who saw and did what. */
@Controller
class AuditController {

    /** A line of the audit log; the admin too goes by a pseudonym. */
    record Line(
            AuditLog.Entry entry, String admin, @Nullable String reader) {}

    private final AuditLog audit;
    private final ReaderPseudonyms pseudonyms;

    AuditController(AuditLog audit, ReaderPseudonyms pseudonyms) {
        this.audit = audit;
        this.pseudonyms = pseudonyms;
    }

    /**
     * @param admin as the operator names readers; all when empty
     * @param reader whose data it was, likewise
     */
    @OpenTo({})
    @GetMapping("/admin/audit")
    String audit(
            @RequestParam(defaultValue = "") String admin,
            @RequestParam(defaultValue = "") String reader,
            @RequestParam(required = false) @Nullable AuditAction action,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        int bounded = AdminPages.bounded(page);
        var filter = new AuditLog.Filter(behind(admin), behind(reader), action);
        List<Line> lines = audit.list(filter, bounded, AdminPages.SIZE + 1).stream()
                .map(this::line)
                .toList();
        model.addAttribute("lines", lines.subList(0, Math.min(lines.size(), AdminPages.SIZE)));
        model.addAttribute("filter", filter);
        model.addAttribute("admin", filter.admin() == null ? "" : admin);
        model.addAttribute("reader", filter.reader() == null ? "" : reader);
        model.addAttribute("actions", AuditAction.values());
        model.addAttribute("newer", bounded == 0 ? null : address(admin, reader, action, bounded - 1));
        model.addAttribute(
                "older", lines.size() > AdminPages.SIZE ? address(admin, reader, action, bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/audit";
    }

    private Line line(AuditLog.Entry entry) {
        ReaderId reader = entry.reader();
        return new Line(
                entry, pseudonyms.forOperator(entry.admin()), reader == null ? null : pseudonyms.forOperator(reader));
    }

    private @Nullable ReaderId behind(String name) {
        return pseudonyms.behind(name.strip()).orElse(null);
    }

    private static String address(String admin, String reader, @Nullable AuditAction action, int page) {
        return UriComponentsBuilder.fromPath("/admin/audit")
                .queryParam("admin", "{admin}")
                .queryParam("reader", "{reader}")
                .queryParam("action", "{action}")
                .queryParam("page", page)
                .build(admin, reader, action == null ? "" : action)
                .toString();
    }
}
