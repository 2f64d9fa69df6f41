package dev.tuppence.sandbox.processor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a creator tells the processor. @param bank an account number or IBAN; spaces do not matter */
record OnboardingForm(
        @Nullable String first,
        @Nullable String last,
        @Nullable String bank) {

    private static final int LONGEST_NAME = 100;

    /** Stripe's test account whose payouts arrive. */
    static final String PAYS = "000123456789";

    /** Stripe's test account whose payouts come back: no such account. */
    static final String RETURNS = "000111111116";

    static OnboardingForm withBank(String bank) {
        return new OnboardingForm("", "", bank);
    }

    /** The message of what is wrong, if something is. */
    Optional<String> mistake() {
        if (!isName(first) || !isName(last)) {
            return Optional.of("processor.onboarding.name-missing");
        }
        return digits().matches("[A-Za-z0-9]{6,34}")
                ? Optional.empty()
                : Optional.of("processor.onboarding.bank-wrong");
    }

    String holder() {
        return "%s %s".formatted(first, last).strip();
    }

    String last4() {
        return digits().substring(digits().length() - 4);
    }

    /** The same account has the same one, whoever gives it. */
    String fingerprint() {
        return UUID.nameUUIDFromBytes(digits().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 16);
    }

    private String digits() {
        return bank == null ? "" : bank.replaceAll("\\s", "");
    }

    private static boolean isName(@Nullable String name) {
        return name != null && !name.isBlank() && name.length() <= LONGEST_NAME;
    }
}
