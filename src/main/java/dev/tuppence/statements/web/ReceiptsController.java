package dev.tuppence.statements.web;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.settlement.Receipts;
import dev.tuppence.settlement.Receipts.Paper;
import dev.tuppence.statements.ReceiptMonth;
import dev.tuppence.statements.ReceiptPdf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.format.Formatter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A reader's receipts and credit notes, month by month and as files. */
@Controller
class ReceiptsController {

    private static final String MONTHS = "/tab/receipts";

    private final Receipts receipts;
    private final ReceiptPdf pdf;
    private final MessageSource messages;
    private final Formatter<YearMonth> months;
    private final Clock clock;

    ReceiptsController(
            Receipts receipts, ReceiptPdf pdf, MessageSource messages, Formatter<YearMonth> months, Clock clock) {
        this.receipts = receipts;
        this.pdf = pdf;
        this.messages = messages;
        this.months = months;
        this.clock = clock;
    }

    @GetMapping(MONTHS)
    String now(@AuthenticationPrincipal SignedInReader who, Model model) {
        return show(who, thisMonth(), model);
    }

    @GetMapping(MONTHS + "/{month:\\d{4}-\\d{2}}")
    String show(@AuthenticationPrincipal SignedInReader who, @PathVariable YearMonth month, Model model) {
        ReceiptMonth shown = of(who.reader(), month);
        boolean older = receipts.anyBefore(who.reader(), ReceiptMonth.begin(month));
        model.addAttribute("shown", shown);
        model.addAttribute("sums", shown.sums());
        model.addAttribute("newer", month.isBefore(thisMonth()) ? MONTHS + "/" + month.plusMonths(1) : null);
        model.addAttribute("older", older ? MONTHS + "/" + month.minusMonths(1) : null);
        model.addAttribute("stylesheets", List.of("/payouts.css"));
        return "statements/receipts";
    }

    @GetMapping(MONTHS + "/{month:\\d{4}-\\d{2}}.pdf")
    void month(
            @AuthenticationPrincipal SignedInReader who,
            @PathVariable YearMonth month,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        ReceiptMonth shown = of(who.reader(), month);
        String title =
                messages.getMessage("statements.receipts.title", new Object[] {months.print(month, locale)}, locale);
        file(response, "receipts-" + month);
        pdf.write(title, shown.sums(), shown.papers(), locale, response.getOutputStream());
    }

    @GetMapping("/tab/settlements/{id:\\d{1,18}}/receipt.pdf")
    void receipt(
            @AuthenticationPrincipal SignedInReader who,
            @PathVariable long id,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        receipts.settlement(who.reader(), id);
        List<Paper> papers =
                receipts.slips(id).stream().map(slip -> new Paper(id, slip)).toList();
        String title = messages.getMessage("settlement.receipt.title", new Object[] {id}, locale);
        file(response, "receipt-" + id);
        pdf.write(title, List.of(), papers, locale, response.getOutputStream());
    }

    private ReceiptMonth of(ReaderId reader, YearMonth month) {
        return new ReceiptMonth(
                month, receipts.of(reader, ReceiptMonth.begin(month), ReceiptMonth.begin(month.plusMonths(1))));
    }

    private YearMonth thisMonth() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static void file(HttpServletResponse response, String name) {
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + ".pdf").build().toString());
    }
}
