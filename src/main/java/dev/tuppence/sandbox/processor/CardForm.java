package dev.tuppence.sandbox.processor;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one types on the hosted page. @param expires {@code MM/YY} */
record CardForm(
        @Nullable String number,
        @Nullable String expires,
        @Nullable String cvc,
        @Nullable String name) {

    static final CardForm EMPTY = new CardForm("", "", "", "");

    static CardForm of(TestCard card) {
        return new CardForm(card.printed(), "12/34", card == TestCard.AMEX ? "1234" : "123", "");
    }

    /** Why the card cannot be sent to its bank, as Stripe's code. */
    Optional<String> mistake(YearMonth today) {
        if (!isNumber(digits())) {
            return Optional.of("incorrect_number");
        }
        Optional<YearMonth> month = month();
        if (month.isEmpty()) {
            return Optional.of("invalid_expiry");
        }
        if (month.get().isBefore(today)) {
            return Optional.of("expired_card");
        }
        int length = digits().startsWith("34") || digits().startsWith("37") ? 4 : 3;
        if (cvc == null || !cvc.strip().matches("\\d{" + length + "}")) {
            return Optional.of("invalid_cvc");
        }
        return TestCard.numbered(digits()).isEmpty() ? Optional.of("test_mode_live_card") : Optional.empty();
    }

    String digits() {
        return number == null ? "" : number.replaceAll("[\\s-]", "");
    }

    Optional<YearMonth> month() {
        String text = expires == null ? "" : expires.replaceAll("\\s", "");
        if (!text.matches("\\d{1,2}/(\\d{2}|20\\d{2})")) {
            return Optional.empty();
        }
        String[] parts = text.split("/");
        int year = Integer.parseInt(parts[1]);
        try {
            return Optional.of(YearMonth.of(year < 100 ? 2000 + year : year, Integer.parseInt(parts[0])));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The check digit of every card number. */
    private static boolean isNumber(String digits) {
        if (!digits.matches("\\d{12,19}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
