package dev.tuppence.statements;

import dev.tuppence.money.Money;
import dev.tuppence.settlement.Receipts.Paper;
import dev.tuppence.tax.Seller;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.Taxed;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

/** What a reader paid and had back, with its tax, to file. It names no item. */
@Component
public class ReceiptPdf {

    private static final float MARGIN = 48;
    private static final float[] WIDTHS = {4, 2, 2, 2};
    private static final List<String> COLUMNS = List.of("rate", "net", "tax", "gross");

    private final Seller seller;
    private final MessageSource messages;
    private final Formatter<Money> money;
    private final PdfText text;

    ReceiptPdf(Seller seller, MessageSource messages, Formatter<Money> money, @Lazy PdfText text) {
        this.seller = seller;
        this.messages = messages;
        this.money = money;
        this.text = text;
    }

    /** @param sums of all papers; empty for none */
    public void write(String title, List<Taxed> sums, List<Paper> papers, Locale locale, OutputStream out) {
        try (var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, out);
            document.addTitle(title);
            document.open();
            document.add(text.heading(title));
            document.add(text.paragraph(said("settlement.receipt.seller", locale, seller.name())));
            document.add(text.paragraph(said("settlement.receipt.note", locale)));
            if (!sums.isEmpty()) {
                document.add(text.paragraph(said("statements.receipts.sums", locale)));
                document.add(table(sums, locale));
            }
            for (Paper paper : papers) {
                document.add(text.paragraph(headOf(paper, locale)));
                PdfPTable table = table(paper.slip().rows(), locale);
                Money tax = paper.slip().tax();
                row(table, said("tax.sum", locale), paper.slip().gross().minus(tax), tax, locale);
                document.add(table);
            }
        }
    }

    private String headOf(Paper paper, Locale locale) {
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(LocalDate.ofInstant(paper.slip().at(), ZoneOffset.UTC));
        String what = paper.slip().number() == 0
                ? said("settlement.receipt.title", locale, paper.settlement())
                : said("settlement.receipt." + paper.slip().what(), locale, paper.number());
        return said("statements.receipts.head", locale, what, date);
    }

    private PdfPTable table(List<Taxed> rows, Locale locale) {
        PdfPTable table = text.table(WIDTHS);
        table.setHeaderRows(1);
        COLUMNS.forEach(column -> table.addCell(
                column.equals("rate")
                        ? text.left(said("tax.rate", locale))
                        : text.right(said("tax." + column, locale))));
        rows.forEach(one -> row(table, called(one.rate(), locale), one.net(), one.tax(), locale));
        return table;
    }

    private void row(PdfPTable table, String name, Money net, Money tax, Locale locale) {
        table.addCell(text.left(name));
        table.addCell(text.right(money.print(net, locale)));
        table.addCell(text.right(money.print(tax, locale)));
        table.addCell(text.right(money.print(net.plus(tax), locale)));
    }

    private String called(TaxRate rate, Locale locale) {
        String country = rate.profile().country().isEmpty()
                ? said("tax.unknown", locale)
                : rate.profile().countryIn(locale);
        return "%s, %s, %s"
                .formatted(
                        country,
                        said("tax.content." + rate.profile().content(), locale),
                        said("tax.percent", locale, rate.percent().toPlainString()));
    }

    private String said(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
