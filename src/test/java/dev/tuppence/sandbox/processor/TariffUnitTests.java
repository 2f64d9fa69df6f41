package dev.tuppence.sandbox.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TariffUnitTests {

    private static final Properties SETTINGS = new Properties();

    @BeforeAll
    static void settings() throws IOException {
        try (InputStream file = TariffUnitTests.class.getResourceAsStream("/application.properties")) {
            SETTINGS.load(Objects.requireNonNull(file));
        }
    }

    /** What is less is refused by the processor, and its settlement could never be paid. */
    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void noSettlementIsSmallerThanTheProcessorCharges(CurrencyCode currency) {
        String minimum = SETTINGS.getProperty("tuppence.settlement.amounts.%s.minimum"
                .formatted(currency.name().toLowerCase(Locale.ROOT)));

        assertThat(Money.ofMajorUnits(new BigDecimal(minimum), currency).minorUnits())
                .isGreaterThanOrEqualTo(Tariff.of(currency.name()).minimum());
    }
}
