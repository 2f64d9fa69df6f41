package dev.tuppence.tax;

import org.springframework.stereotype.Component;

/** Who sells to readers, and so owes the tax. */
@Component
public class Seller {

    private final String name;

    Seller(TaxSettings settings) {
        this.name = settings.seller();
    }

    /** With address and tax numbers, in one line. */
    public String name() {
        return name;
    }
}
