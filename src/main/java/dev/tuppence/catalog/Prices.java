package dev.tuppence.catalog;

import dev.tuppence.creators.Creators;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What may be asked for an item. */
@Component
public class Prices {

    private static final int STEP_MICROS = 100;

    private final CatalogSettings settings;

    /** @throws IllegalStateException when creators may price in a currency that has no prices here */
    Prices(CatalogSettings settings, Creators creators) {
        Set<CurrencyCode> priced = settings.prices().keySet();
        if (!priced.containsAll(creators.currencies())) {
            throw new IllegalStateException("tuppence.catalog.prices needs each of " + creators.currencies());
        }
        this.settings = settings;
    }

    public Money lowest(CurrencyCode currency) {
        return money(bounds(currency).lowest(), currency);
    }

    public Money highest(CurrencyCode currency) {
        return money(bounds(currency).highest(), currency);
    }

    /** Suggested points, lowest first. Free is none of them. */
    public List<Money> ladder(CurrencyCode currency) {
        return bounds(currency).ladder().stream()
                .map(amount -> money(amount, currency))
                .toList();
    }

    /** Free, or between lowest and highest in whole steps. */
    public boolean allows(Money price) {
        return price.isZero()
                || !lowest(price.currency()).exceeds(price)
                        && !price.exceeds(highest(price.currency()))
                        && price.micros() % STEP_MICROS == 0;
    }

    private CatalogSettings.PriceBounds bounds(CurrencyCode currency) {
        CatalogSettings.PriceBounds bounds = settings.prices().get(currency);
        if (bounds == null) {
            throw new IllegalArgumentException("No prices in " + currency);
        }
        return bounds;
    }

    private static Money money(BigDecimal amount, CurrencyCode currency) {
        return Money.ofMajorUnits(amount, currency);
    }
}
