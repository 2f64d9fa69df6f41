package dev.tuppence.sandbox.processor;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Currencies in which the platform has no balance are exchanged into its country's, the amount and the fee each. */
@Component
@Profile("sandbox")
class ExchangeRates {

    private final ProcessorSettings settings;
    private final CurrencyCode home;

    ExchangeRates(ProcessorSettings settings) {
        this.settings = settings;
        this.home = CurrencyCode.valueOf(
                Currency.getInstance(Locale.of("", settings.platformCountry())).getCurrencyCode());
    }

    /** What the platform's balance moves by. */
    BalanceBook.Movement intoBalance(BalanceBook.Movement movement) {
        BigDecimal rate = of(movement.currency());
        return rate == null
                ? movement
                : new BalanceBook.Movement(
                        movement.type(),
                        movement.category(),
                        exchanged(movement.amount(), movement.currency(), rate),
                        exchanged(movement.fee(), movement.currency(), rate),
                        home.name().toLowerCase(Locale.ROOT),
                        movement.source(),
                        movement.description());
    }

    /** How much of the balance's currency one unit is; none where nothing is exchanged. */
    @Nullable
    BigDecimal of(String currency) {
        return settings.exchangeRates().get(Tariff.code(currency));
    }

    /** Rounded half up. */
    private long exchanged(long minorUnits, String currency, BigDecimal rate) {
        BigDecimal units = Money.ofMinorUnits(minorUnits, Tariff.code(currency)).majorUnits();
        BigDecimal one = Money.ofMinorUnits(1, home).majorUnits();
        return units.multiply(rate).divide(one, 0, RoundingMode.HALF_UP).longValueExact();
    }
}
