package dev.tuppence.statements;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Offer;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.Earning;
import dev.tuppence.payouts.PeriodEarnings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Every line of a statement for a spreadsheet, exact to the last digit; a page of them in memory at a time. */
@Component
public class StatementCsv {

    static final int MOST = 1_000_000;
    private static final int PAGE = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF'; // by which spreadsheets know UTF-8
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");
    private static final List<String> COLUMNS = List.of(
            "date",
            "number",
            "item",
            "kind",
            "reader",
            "units",
            "gross",
            "card-fee",
            "fee",
            "net",
            "currency",
            "explained");

    private final PeriodEarnings earnings;
    private final Titles titles;
    private final MessageSource messages;
    private final SiteAddress site;

    StatementCsv(PeriodEarnings earnings, Titles titles, MessageSource messages, SiteAddress site) {
        this.earnings = earnings;
        this.titles = titles;
        this.messages = messages;
        this.site = site;
    }

    public void write(Statement statement, Locale locale, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.append(BYTE_ORDER_MARK);
        CSVPrinter csv = CSVFormat.RFC4180.print(writer);
        csv.printRecord(columns(locale));
        List<Earning> page = earnings.lines(statement.period(), 0, PAGE);
        for (int written = 0; !page.isEmpty() && written < MOST; written += page.size()) {
            Map<ItemId, Offer> known =
                    titles.of(page.stream().map(Earning::item).distinct().toList());
            for (Earning line : page) {
                csv.printRecord(row(statement, line, known, locale));
            }
            page = earnings.lines(statement.period(), page.getLast().id(), PAGE);
        }
        if (!page.isEmpty()) {
            csv.printRecord(messages.getMessage("statements.more", new Object[] {MOST}, locale));
        }
        csv.flush();
    }

    private List<String> columns(Locale locale) {
        return COLUMNS.stream()
                .map(column -> messages.getMessage("statements.column." + column, null, locale))
                .toList();
    }

    private List<Object> row(Statement statement, Earning line, Map<ItemId, Offer> known, Locale locale) {
        String chain = "/studio/%s/earnings/%d".formatted(statement.creator().handle(), line.id());
        return List.of(
                line.collectedAt(),
                line.id(),
                text(titles.titleOf(line.kind(), line.item(), known, locale)),
                messages.getMessage("statements.kind." + line.kind(), null, locale),
                line.reader(),
                line.units(),
                exact(line.gross()),
                exact(line.cardFee().negated()),
                exact(line.platformFee().negated()),
                exact(line.net()),
                line.net().currency(),
                site.at(chain));
    }

    private static String exact(Money amount) {
        return amount.majorUnits().toPlainString();
    }

    /** A spreadsheet must not calculate what somebody called an article. */
    static String text(String title) {
        return FORMULA.matcher(title).find() ? "'" + title : title;
    }
}
