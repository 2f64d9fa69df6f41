package dev.tuppence.payments;

/** The processor does not open this account. Nothing changed; the code is the processor's. */
public class OnboardingRefused extends RuntimeException {

    private final String code;

    OnboardingRefused(String code) {
        super("The processor refused an account: " + code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
