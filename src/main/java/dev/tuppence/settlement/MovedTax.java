package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
import dev.tuppence.tax.TaxEntries;
import dev.tuppence.tax.TaxProfile;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.TaxRates;
import dev.tuppence.tax.Taxed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A reader proves to live elsewhere: what was paid is taxed there instead, each unlock at that country's rate of its day. Nothing
 * changes for the reader and for creators.
 */
@Service
public class MovedTax {

    static final String SOURCE = "moved-";

    private final Settling settling;
    private final MovedRows rows;
    private final TaxEntries entries;
    private final TaxRates rates;
    private final SettledTax tax;

    MovedTax(Settling settling, MovedRows rows, TaxEntries entries, TaxRates rates, SettledTax tax) {
        this.settling = settling;
        this.rows = rows;
        this.entries = entries;
        this.rates = rates;
        this.tax = tax;
    }

    /**
     * Returns false when nothing of it is taxed anywhere else.
     *
     * @param country ISO 3166-1 alpha-2
     * @param evidence what was seen
     * @throws NoSuchSettlement when there is none
     */
    @Transactional
    public boolean move(long id, String country, String evidence) {
        settling.locked(id);
        List<Taxed> elsewhere = entries.left(id).stream()
                .filter(one -> !one.rate().profile().country().equals(country))
                .toList();
        if (elsewhere.isEmpty()) {
            return false;
        }
        String source = SOURCE + rows.add(id, country, evidence);
        tax.enter(id, source + "-from", elsewhere.stream().map(Taxed::negated).toList(), SettledTax.PLATFORM);
        tax.enter(id, source + "-to", there(id, country, elsewhere), SettledTax.PLATFORM);
        return true;
    }

    private List<Taxed> there(long id, String country, List<Taxed> elsewhere) {
        Map<ContentClass, Money> moved = new TreeMap<>();
        elsewhere.forEach(one -> moved.merge(one.rate().profile().content(), one.gross(), Money::plus));
        List<MovedRows.Unlocked> unlocked = rows.unlocked(id);
        List<Taxed> there = new ArrayList<>();
        moved.forEach((content, gross) -> {
            Map<TaxRate, Long> weights = new LinkedHashMap<>();
            var profile = new TaxProfile(country, content);
            unlocked.stream()
                    .filter(one -> one.content() == content)
                    .forEach(one -> weights.merge(rates.at(profile, one.at()), one.micros(), Long::sum));
            Iterator<Money> parts = gross.splitBy(List.copyOf(weights.values())).iterator();
            weights.keySet().forEach(rate -> there.add(rows.taxed(rate, parts.next())));
        });
        return there;
    }
}
