package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigDecimal;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MoneyFormatterUnitTests {

    private static final List<Locale> LOCALES =
            List.of(Locale.ENGLISH, Locale.US, Locale.UK, Locale.KOREAN, Locale.KOREA);

    private final MoneyFormatter formatter = new MoneyFormatter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    USD | 0.15     | en    | $0.15
                    USD | 0.15     | en-GB | US$0.15
                    USD | 0.15     | ko    | US$0.15
                    USD | 1234.5   | en-US | $1,234.50
                    USD | 0.004    | en    | 0.4 ¢
                    USD | 0.004    | ko    | 0.4 ¢
                    USD | 0.0001   | en    | 0.01 ¢
                    USD | -0.004   | en    | -0.4 ¢
                    USD | 0.01     | en    | $0.01
                    USD | 0.154    | en    | $0.154
                    USD | 0        | en    | $0.00
                    USD | -2.5     | en    | -$2.50
                    EUR | 0.15     | en    | €0.15
                    EUR | 0.004    | en    | €0.004
                    EUR | 0.15     | ko    | €0.15
                    KRW | 1500     | en    | ₩1,500
                    KRW | 1500     | ko    | ₩1,500
                    KRW | 0.5      | ko    | ₩0.5
                    JPY | 22       | en    | ¥22
                    JPY | 0.1      | en    | ¥0.1
                    KWD | 1.25     | en    | KWD 1.250
                    KWD | 0.0005   | en    | KWD 0.0005
                    ISK | 150      | en    | ISK 150
                    ISK | 150      | ko    | ISK 150
                    ISK | 0.75     | en    | ISK 0.75
                    CLP | 751      | en    | CLP 751
                    CLP | 0.5      | ko    | CLP 0.5
                    UGX | 2404     | en    | UGX 2,404
                    UGX | 2404     | ko    | UGX 2,404
                    HUF | 300.95   | en    | HUF 300.95
                    HUF | 0.4      | ko    | HUF 0.40
                    TWD | 45.58    | en    | NT$45.58
                    TWD | 30       | ko    | NT$30.00
                    """)
    @Tag("edge-26")
    @Tag("edge-27")
    void anAmountReadsAsPeopleWriteIt(CurrencyCode currency, BigDecimal amount, String locale, String text) {
        assertThat(print(Money.ofMajorUnits(amount, currency), Locale.forLanguageTag(locale)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void whatIsNotNothingNeverReadsAsNothingAndNoDigitIsLost(CurrencyCode currency) {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int time = 0; time < 200; time++) {
            Money money = new Money(1 + random.nextLong(1L << random.nextInt(1, 45)), currency);
            for (Locale locale : LOCALES) {
                String text = print(money, locale);
                BigDecimal shown = new BigDecimal(text.replaceAll("[^0-9.]", ""));
                BigDecimal units = text.endsWith("¢") ? shown.movePointLeft(2) : shown;
                assertThat(units)
                        .as("%s in %s, seed %d", money, locale, seed)
                        .isPositive()
                        .isEqualByComparingTo(money.majorUnits());
            }
        }
    }

    @Test
    void anAmountIsReadWithItsCurrency() throws ParseException {
        Money money = Money.ofMajorUnits(new BigDecimal("0.15"), CurrencyCode.USD);

        assertThat(formatter.parse("USD 0.15", Locale.ENGLISH)).isEqualTo(money);
        assertThat(formatter.parse(" 0.15  USD ", Locale.KOREAN)).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({"0.15", "USD", "USD x", "XXX 1", "USD 0.0000001", "''", "USD 1 2"})
    void whatIsNoAmountIsRefused(String text) {
        assertThatExceptionOfType(ParseException.class).isThrownBy(() -> formatter.parse(text, Locale.ENGLISH));
    }

    /** Locales use several kinds of spaces. */
    private String print(Money money, Locale locale) {
        return formatter.print(money, locale).replaceAll("[\\u00a0\\u202f]", " ");
    }
}
