package dev.tuppence.tax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Tables of rates for tests. */
public final class Rates {

    private Rates() {}

    /** @param csv as in the file */
    public static TaxRates of(String csv, Map<String, Instant> registered) {
        return of(new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)), registered, Set.of());
    }

    /** The shipped ones, whether somebody verified them or not. */
    public static TaxRates published(Map<String, Instant> registered) {
        return published(registered, registered.keySet());
    }

    static TaxRates published(Map<String, Instant> registered, Set<String> confirmed) {
        return of(new ClassPathResource("tax/rates.csv"), registered, confirmed);
    }

    private static TaxRates of(Resource rates, Map<String, Instant> registered, Set<String> confirmed) {
        try {
            return new TaxRates(new TaxSettings(rates, registered, confirmed, ZoneOffset.UTC, "Seller"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
