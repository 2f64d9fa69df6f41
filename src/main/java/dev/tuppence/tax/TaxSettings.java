package dev.tuppence.tax;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * @param rates the table of published rates
 * @param registered since when the platform is registered where, by register of the table: what is bought from then on is taxed;
 *     everywhere else the rate is zero
 * @param confirmed registers whose unverified rates somebody has checked
 * @param zone whose quarters are filed
 * @param seller who stands on receipts, with its tax numbers
 */
@Validated
@ConfigurationProperties("tuppence.tax")
record TaxSettings(
        @NotNull Resource rates,
        @NotNull Map<String, @NotNull Instant> registered,
        @NotNull Set<String> confirmed,
        @NotNull ZoneId zone,
        @NotBlank String seller) {

    TaxSettings {
        confirmed = confirmed == null ? Set.of() : Set.copyOf(confirmed);
        registered = registered == null
                ? Map.of()
                : registered.entrySet().stream() // an environment variable's is in small letters
                        .collect(Collectors.toUnmodifiableMap(
                                one -> one.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
    }
}
