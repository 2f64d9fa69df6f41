package dev.tuppence.statements.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.EarningPeriod;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.payouts.ItemPeriod;
import dev.tuppence.payouts.MonthEarnings;
import dev.tuppence.payouts.PeriodEarnings;
import dev.tuppence.statements.Statement;
import java.time.Clock;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A creator's statements, month by month. */
@Controller
class StatementController {

    private static final int ITEMS = 100;
    private static final int FIRST = 1970;

    private final PeriodEarnings periods;
    private final Earnings earnings;
    private final Creators creators;
    private final Items items;
    private final Clock clock;

    StatementController(PeriodEarnings periods, Earnings earnings, Creators creators, Items items, Clock clock) {
        this.periods = periods;
        this.earnings = earnings;
        this.creators = creators;
        this.items = items;
        this.clock = clock;
    }

    @GetMapping("/studio/{handle}/statements")
    String year(
            CreatorId creator,
            @RequestParam @Nullable CurrencyCode currency,
            @RequestParam(required = false) @Nullable Year year,
            Model model) {
        CreatorPage about = about(creator, currency, model);
        CurrencyCode shown = currency == null ? about.currency() : currency;
        Year now = Year.from(clock.instant().atOffset(ZoneOffset.UTC));
        Year which = year == null ? now : Year.of(Math.clamp(year.getValue(), FIRST, now.getValue()));
        EarningPeriod period = Statement.yearOf(about, which, shown);
        List<MonthEarnings> months = periods.months(period);
        String address = "/studio/%s/statements?currency=%s&year=".formatted(about.handle(), shown);
        model.addAttribute("year", which);
        model.addAttribute("months", months.reversed());
        model.addAttribute("newer", which.equals(now) ? null : address + which.plusYears(1));
        model.addAttribute("older", periods.anyBefore(period) ? address + which.minusYears(1) : null);
        return "statements/year";
    }

    @GetMapping("/studio/{handle}/statements/{month:\\d{4}-\\d{2}}")
    String month(
            CreatorId creator,
            @PathVariable YearMonth month,
            @RequestParam @Nullable CurrencyCode currency,
            Model model) {
        CreatorPage about = about(creator, currency, model);
        var statement = new Statement(about, month, currency == null ? about.currency() : currency);
        List<ItemPeriod> found = periods.byItem(statement.period(), null, ITEMS + 1);
        List<ItemPeriod> shown = found.subList(0, Math.min(found.size(), ITEMS));
        model.addAttribute("month", month);
        model.addAttribute("sum", periods.sumOf(statement.period()));
        model.addAttribute("items", shown);
        model.addAttribute("more", found.size() > ITEMS);
        List<ItemId> ids = shown.stream().map(ItemPeriod::item).distinct().toList();
        model.addAttribute("titles", items.offersOf(ids));
        return "statements/month";
    }

    private CreatorPage about(CreatorId creator, @Nullable CurrencyCode currency, Model model) {
        CreatorPage about = creators.pageOf(creator);
        Set<CurrencyCode> currencies = EnumSet.of(about.currency());
        currencies.addAll(earnings.currencies(creator));
        model.addAttribute("creator", about);
        model.addAttribute("accent", about.accent());
        model.addAttribute("currency", currency == null ? about.currency() : currency);
        model.addAttribute("currencies", currencies);
        model.addAttribute("stylesheets", List.of("/studio.css", "/payouts.css"));
        return about;
    }
}
