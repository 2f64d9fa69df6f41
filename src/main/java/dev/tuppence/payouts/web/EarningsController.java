package dev.tuppence.payouts.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.Earning;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.payouts.ItemEarnings;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.unlocks.ChargeKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a creator earned, where the money is, and why. */
@Controller
class EarningsController {

    private static final int LINES = 50;
    private static final int ITEMS = 50;
    private static final int FARTHEST = 10_000;

    private final Earnings earnings;
    private final Payouts payouts;
    private final Creators creators;
    private final Items items;

    EarningsController(Earnings earnings, Payouts payouts, Creators creators, Items items) {
        this.earnings = earnings;
        this.payouts = payouts;
        this.creators = creators;
        this.items = items;
    }

    /** @param item whose payments are listed, none for all */
    @GetMapping("/studio/{handle}/earnings")
    String earnings(
            CreatorId creator,
            @RequestParam @Nullable CurrencyCode currency,
            @RequestParam @Nullable Long item,
            @RequestParam(defaultValue = "0") int page,
            Locale locale,
            Model model) {
        CreatorPage about = about(creator, model);
        CurrencyCode shown = currency == null ? about.currency() : currency;
        int bounded = Math.clamp(page, 0, FARTHEST);
        List<Earning> lines =
                earnings.lines(creator, shown, item == null ? null : new ItemId(item), bounded, LINES + 1);
        List<ItemEarnings> byItem = earnings.byItem(creator, shown);
        List<Earning> shownLines = lines.subList(0, Math.min(lines.size(), LINES));
        List<ItemEarnings> best = byItem.subList(0, Math.min(byItem.size(), ITEMS));
        model.addAttribute("currency", shown);
        model.addAttribute("currencies", currencies(creator, about));
        model.addAttribute("sum", earnings.sumOf(creator, shown));
        model.addAttribute("minimum", payouts.minimum(shown).orElse(null));
        model.addAttribute("nextRunAt", payouts.nextRunAt());
        model.addAttribute("chart", MonthChart.of(earnings.byMonth(creator, shown), locale));
        model.addAttribute("items", best);
        model.addAttribute("lines", shownLines);
        model.addAttribute("titles", titles(best, shownLines));
        String address = address(about, shown, item);
        model.addAttribute("oneItem", item != null);
        model.addAttribute("newer", bounded == 0 ? null : address.formatted(bounded - 1));
        model.addAttribute("older", lines.size() > LINES ? address.formatted(bounded + 1) : null);
        return "payouts/earnings";
    }

    private CreatorPage about(CreatorId creator, Model model) {
        CreatorPage about = creators.pageOf(creator);
        model.addAttribute("creator", about);
        model.addAttribute("accent", about.accent());
        model.addAttribute("stylesheets", List.of("/studio.css", "/payouts.css"));
        return about;
    }

    private Set<CurrencyCode> currencies(CreatorId creator, CreatorPage about) {
        Set<CurrencyCode> currencies = EnumSet.of(about.currency());
        currencies.addAll(earnings.currencies(creator));
        return currencies;
    }

    private Map<ItemId, Offer> titles(Collection<ItemEarnings> byItem, Collection<Earning> lines) {
        Set<ItemId> ids = new java.util.HashSet<>();
        byItem.forEach(one -> ids.add(one.item()));
        lines.stream().filter(one -> one.kind() != ChargeKind.PLEDGE).forEach(one -> ids.add(one.item()));
        return items.offersOf(ids);
    }

    private static String address(CreatorPage about, CurrencyCode currency, @Nullable Long item) {
        return "/studio/%s/earnings?currency=%s%s&page=%%d#lines"
                .formatted(about.handle(), currency, item == null ? "" : "&item=" + item);
    }
}
