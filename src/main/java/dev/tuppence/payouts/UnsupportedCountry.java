package dev.tuppence.payouts;

/** Banks in this country cannot be paid. */
public class UnsupportedCountry extends RuntimeException {

    UnsupportedCountry(String country) {
        super("No payouts to " + country);
    }
}
