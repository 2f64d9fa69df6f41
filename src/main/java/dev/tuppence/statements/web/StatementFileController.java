package dev.tuppence.statements.web;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.statements.Statement;
import dev.tuppence.statements.StatementCsv;
import dev.tuppence.statements.StatementPdf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A statement as a file, sent while it is written. */
@Controller
class StatementFileController {

    private final StatementCsv csv;
    private final StatementPdf pdf;
    private final Creators creators;

    StatementFileController(StatementCsv csv, StatementPdf pdf, Creators creators) {
        this.csv = csv;
        this.pdf = pdf;
        this.creators = creators;
    }

    @GetMapping("/studio/{handle}/statements/{month:\\d{4}-\\d{2}}.csv")
    void csv(
            CreatorId creator,
            @PathVariable YearMonth month,
            @RequestParam CurrencyCode currency,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var statement = new Statement(creators.pageOf(creator), month, currency);
        file(response, "text/csv; charset=UTF-8", statement.name() + ".csv");
        csv.write(statement, locale, response.getOutputStream());
    }

    @GetMapping("/studio/{handle}/statements/{month:\\d{4}-\\d{2}}.pdf")
    void pdf(
            CreatorId creator,
            @PathVariable YearMonth month,
            @RequestParam CurrencyCode currency,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var statement = new Statement(creators.pageOf(creator), month, currency);
        file(response, "application/pdf", statement.name() + ".pdf");
        pdf.write(statement, locale, response.getOutputStream());
    }

    private static void file(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }
}
