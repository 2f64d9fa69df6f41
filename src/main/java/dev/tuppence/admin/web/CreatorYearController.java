package dev.tuppence.admin.web;

import dev.tuppence.admin.AuditAction;
import dev.tuppence.admin.AuditLog;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Payee;
import dev.tuppence.payments.PayoutAccount;
import dev.tuppence.payments.PayoutAccounts;
import dev.tuppence.payouts.CreatorQuarters;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What creators earned in a year, for what finance reports of them. Who they are before the law, their processor knows. */
@Controller
class CreatorYearController {

    private static final String[] COLUMNS = {
        "year",
        "quarter",
        "creator",
        "handle",
        "account",
        "country",
        "currency",
        "units",
        "gross",
        "card-fee",
        "platform-fee",
        "unclaimed",
        "transferred"
    };

    private final CreatorQuarters quarters;
    private final Creators creators;
    private final PayoutAccounts accounts;
    private final AuditLog audit;

    CreatorYearController(CreatorQuarters quarters, Creators creators, PayoutAccounts accounts, AuditLog audit) {
        this.quarters = quarters;
        this.creators = creators;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** One line for each creator, currency and quarter; exact to the last digit. */
    @OpenTo(Role.FINANCE)
    @GetMapping("/admin/tax/creators/{year:\\d{1,4}}.csv")
    ResponseEntity<String> file(@AuthenticationPrincipal SignedInReader admin, @PathVariable int year)
            throws IOException {
        List<CreatorQuarters.Row> rows = quarters.of(Year.of(year));
        Set<CreatorId> ids = rows.stream().map(CreatorQuarters.Row::creator).collect(Collectors.toSet());
        Map<CreatorId, CreatorPage> pages = creators.pagesOf(ids);
        Map<Payee, PayoutAccount> known =
                accounts.of(ids.stream().map(id -> new Payee(id.value())).toList());
        var text = new StringWriter();
        CSVPrinter csv = CSVFormat.RFC4180.print(text);
        csv.printRecord((Object[]) COLUMNS);
        for (CreatorQuarters.Row row : rows) {
            print(
                    csv,
                    year,
                    row,
                    pages.get(row.creator()),
                    known.get(new Payee(row.creator().value())));
        }
        audit.add(admin.reader(), AuditAction.TAX_EXPORTED, "creators " + year);
        return CsvFile.of("creators-" + year, text.getBuffer());
    }

    private static void print(
            CSVPrinter csv,
            int year,
            CreatorQuarters.Row row,
            @Nullable CreatorPage page,
            @Nullable PayoutAccount account)
            throws IOException {
        csv.printRecord(
                year,
                row.quarter(),
                row.creator().value(),
                page == null ? "" : page.handle(),
                account == null ? "" : account.account(),
                account == null ? "" : account.country(),
                row.gross().currency(),
                row.units(),
                exact(row.gross()),
                exact(row.cardFee()),
                exact(row.platformFee()),
                exact(row.unclaimed()),
                exact(row.transferred()));
    }

    private static String exact(Money amount) {
        return amount.majorUnits().toPlainString();
    }
}
