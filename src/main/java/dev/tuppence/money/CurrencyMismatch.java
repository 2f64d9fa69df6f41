package dev.tuppence.money;

/** Amounts of two currencies met in one sum. */
public class CurrencyMismatch extends RuntimeException {

    CurrencyMismatch(CurrencyCode expected, CurrencyCode actual) {
        super("Expected %s but got %s".formatted(expected, actual));
    }
}
