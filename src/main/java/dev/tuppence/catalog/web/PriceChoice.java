package dev.tuppence.catalog.web;

import dev.tuppence.catalog.Prices;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The prices a form offers.
 *
 * @param points free first, then the suggested ones
 * @param lowest of the creator's own price
 * @param highest of the creator's own price
 */
record PriceChoice(List<Money> points, Money lowest, Money highest) {

    static final String OWN = "own";
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,6})?");

    static PriceChoice of(Prices prices, CurrencyCode currency) {
        List<Money> points = new ArrayList<>(List.of(Money.zero(currency)));
        points.addAll(prices.ladder(currency));
        return new PriceChoice(points, prices.lowest(currency), prices.highest(currency));
    }

    /** What the form calls this price: its micros if it is one of the points. */
    String nameOf(Money price) {
        return points.contains(price) ? Long.toString(price.micros()) : OWN;
    }

    /** Empty when it is not an amount; whether it may be asked is another question. */
    static Optional<Money> chosen(String price, String ownPrice, CurrencyCode currency) {
        try {
            if (!price.equals(OWN)) {
                return Optional.of(new Money(Long.parseLong(price), currency));
            }
            String amount = ownPrice.strip();
            return AMOUNT.matcher(amount).matches()
                    ? Optional.of(Money.ofMajorUnits(new BigDecimal(amount.replace(',', '.')), currency))
                    : Optional.empty();
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
