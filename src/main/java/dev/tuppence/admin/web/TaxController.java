package dev.tuppence.admin.web;

import dev.tuppence.admin.AuditAction;
import dev.tuppence.admin.AuditLog;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.tax.Filings;
import dev.tuppence.tax.Quarter;
import dev.tuppence.tax.RatePeriod;
import dev.tuppence.tax.TaxRates;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is to be declared to which country, and the rates. */
@Controller
class TaxController {

    private static final String QUARTER = "/{year:\\d{1,4}}/{number:[1-4]}";

    private final Filings filings;
    private final TaxRates rates;
    private final AuditLog audit;
    private final Clock clock;

    TaxController(Filings filings, TaxRates rates, AuditLog audit, Clock clock) {
        this.filings = filings;
        this.rates = rates;
        this.audit = audit;
        this.clock = clock;
    }

    @OpenTo(Role.FINANCE)
    @GetMapping("/admin/tax")
    String newest(Model model) {
        return show(filings.quarters().getFirst(), model);
    }

    @OpenTo(Role.FINANCE)
    @GetMapping("/admin/tax" + QUARTER)
    String show(@PathVariable int year, @PathVariable int number, Model model) {
        return show(new Quarter(year, number), model);
    }

    /** One line for each country, rate, currency and corrected quarter; exact to the last digit. */
    @OpenTo(Role.FINANCE)
    @GetMapping("/admin/tax" + QUARTER + ".csv")
    ResponseEntity<String> file(
            @AuthenticationPrincipal SignedInReader admin, @PathVariable int year, @PathVariable int number)
            throws IOException {
        Quarter filed = new Quarter(year, number);
        var text = new StringWriter();
        CSVPrinter csv = CSVFormat.RFC4180.print(text);
        csv.printRecord("quarter", "corrects", "country", "percent", "currency", "net", "tax");
        for (Filings.Row row : filings.of(filed)) {
            csv.printRecord(
                    filed,
                    row.corrected(),
                    row.country(),
                    row.percent().toPlainString(),
                    row.net().currency(),
                    row.net().majorUnits().toPlainString(),
                    row.tax().majorUnits().toPlainString());
        }
        audit.add(admin.reader(), AuditAction.TAX_EXPORTED, "tax " + filed);
        return CsvFile.of("tax-" + filed, text.getBuffer());
    }

    private String show(Quarter quarter, Model model) {
        Instant now = clock.instant();
        model.addAttribute("quarter", quarter);
        model.addAttribute("quarters", filings.quarters());
        model.addAttribute(
                "years",
                filings.quarters().stream().map(Quarter::year).distinct().toList());
        model.addAttribute("rows", filings.of(quarter));
        model.addAttribute("coming", which(rates.published(), now, true));
        model.addAttribute("inForce", which(rates.published(), now, false));
        model.addAttribute(
                "unverified",
                rates.published().stream()
                        .filter(one -> !one.published().verified() && one.to().isAfter(now))
                        .count());
        model.addAttribute("registered", rates.registered());
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/tax";
    }

    private static List<RatePeriod> which(List<RatePeriod> all, Instant now, boolean coming) {
        return all.stream()
                .filter(one -> coming ? one.from().isAfter(now) : one.holdsAt(now))
                .toList();
    }
}
