package dev.tuppence.statements;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Offer;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.ItemPeriod;
import dev.tuppence.payouts.PeriodEarnings;
import dev.tuppence.payouts.PeriodSum;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

/** A statement to file: its balance, and what each item brought; written page by page while items are read. */
@Component
public class StatementPdf {

    static final int MOST = 5_000;
    private static final int PAGE = 200;
    private static final float MARGIN = 48;
    private static final float[] WIDTHS = {5, 1, 2, 2, 2, 2};
    private static final List<String> COLUMNS = List.of("item", "units", "gross", "card-fee", "fee", "net");

    private final PeriodEarnings earnings;
    private final Titles titles;
    private final MessageSource messages;
    private final Formatter<Money> money;
    private final Formatter<YearMonth> month;
    private final PdfText text;

    StatementPdf(
            PeriodEarnings earnings,
            Titles titles,
            MessageSource messages,
            Formatter<Money> money,
            Formatter<YearMonth> month,
            @Lazy PdfText text) {
        this.earnings = earnings;
        this.titles = titles;
        this.messages = messages;
        this.money = money;
        this.month = month;
        this.text = text;
    }

    public void write(Statement statement, Locale locale, OutputStream out) {
        String title =
                said("statements.title-of", locale, statement.creator().name(), month.print(statement.month(), locale));
        try (var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, out);
            document.addTitle(title);
            document.open();
            document.add(text.heading(title));
            document.add(text.paragraph(said("statements.months-of-utc", locale)));
            document.add(balance(earnings.sumOf(statement.period()), locale));
            document.add(text.paragraph(said("statements.by-item", locale)));
            items(document, statement, locale);
        }
    }

    private PdfPTable balance(PeriodSum sum, Locale locale) {
        PdfPTable table = text.table(3, 1);
        row(table, "opening", sum.opening(), locale);
        row(table, "gross", sum.earned().gross(), locale);
        row(table, "card-fee", sum.earned().cardFee().negated(), locale);
        row(table, "fee", sum.earned().platformFee().negated(), locale);
        row(table, "returned", sum.returned().net(), locale);
        row(table, "unclaimed", sum.unclaimed().negated(), locale);
        row(table, "transferred", sum.transferred().negated(), locale);
        row(table, "given-up", sum.givenUp(), locale);
        row(table, "closing", sum.closing(), locale);
        return table;
    }

    private void row(PdfPTable table, String key, Money amount, Locale locale) {
        table.addCell(text.left(said("statements.sum." + key, locale)));
        table.addCell(text.right(money.print(amount, locale)));
    }

    private void items(Document document, Statement statement, Locale locale) {
        PdfPTable table = text.table(WIDTHS);
        table.setComplete(false);
        table.setHeaderRows(1);
        COLUMNS.forEach(column -> table.addCell(text.left(said("statements.column." + column, locale))));
        List<ItemPeriod> page = earnings.byItem(statement.period(), null, PAGE);
        for (int written = 0; !page.isEmpty() && written < MOST; written += page.size()) {
            Map<ItemId, Offer> known =
                    titles.of(page.stream().map(ItemPeriod::item).toList());
            page.forEach(one -> row(table, one, known, locale));
            document.add(table); // what is added is written and forgotten
            page = earnings.byItem(statement.period(), page.getLast(), PAGE);
        }
        table.setComplete(true);
        document.add(table);
        if (!page.isEmpty()) {
            document.add(text.paragraph(said("statements.more", locale, MOST)));
        }
    }

    private void row(PdfPTable table, ItemPeriod one, Map<ItemId, Offer> known, Locale locale) {
        table.addCell(text.left(titles.titleOf(one.kind(), one.item(), known, locale)));
        table.addCell(text.right(Integer.toString(one.units())));
        table.addCell(text.right(money.print(one.gross(), locale)));
        table.addCell(text.right(money.print(one.cardFee().negated(), locale)));
        table.addCell(text.right(money.print(one.platformFee().negated(), locale)));
        table.addCell(text.right(money.print(one.net(), locale)));
    }

    private String said(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
