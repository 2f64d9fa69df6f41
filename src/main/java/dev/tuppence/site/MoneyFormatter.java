package dev.tuppence.site;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.text.ParseException;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

/**
 * Amounts as people read them: {@code $0.15}, {@code ₩1,500}, {@code KWD 1.250}; never rounded, so never zero unless they are.
 *
 * <p>Below a US cent: {@code 0.4 ¢}. Other currencies show as many digits as the amount has, {@code €0.004}: a cent sign alone
 * would not say whose cents.
 */
@Component
class MoneyFormatter implements Formatter<Money> {

    private static final Pattern LETTERS_BEFORE_NUMBER = Pattern.compile("(\\p{L})(?=\\d)"); // the JDK sets no space
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Override
    public String print(Money money, Locale locale) {
        BigDecimal amount = money.majorUnits().stripTrailingZeros();
        CurrencyCode currency = money.currency();
        if (currency == CurrencyCode.USD && amount.signum() != 0 && amount.abs().compareTo(CENT) < 0) {
            return cents(amount.movePointRight(2), locale);
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(currency.name()));
        int digits = Math.max(currency.displayDigits(), amount.scale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return LETTERS_BEFORE_NUMBER.matcher(format.format(amount)).replaceFirst("$1\u00a0");
    }

    /** A number and its currency, in either order: {@code USD 0.15}, {@code 0.15 USD}. */
    @Override
    public Money parse(String text, Locale locale) throws ParseException {
        String[] parts = text.strip().split("\\s+");
        if (parts.length == 2) {
            String currency = Character.isLetter(parts[0].charAt(0)) ? parts[0] : parts[1];
            String amount = currency.equals(parts[0]) ? parts[1] : parts[0];
            try {
                return Money.ofMajorUnits(new BigDecimal(amount), CurrencyCode.valueOf(currency));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new ParseException(text, 0);
            }
        }
        throw new ParseException(text, 0);
    }

    private static String cents(BigDecimal cents, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Money.SCALE);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return format.format(cents) + "\u00a0¢";
    }
}
