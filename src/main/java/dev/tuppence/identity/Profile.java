package dev.tuppence.identity;

import dev.tuppence.money.CurrencyCode;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the platform knows of a reader.
 *
 * @param mail none for guests
 * @param country ISO 3166-1 alpha-2, {@code ZZ} while unknown
 * @param homeCurrency the currency whose tab has the full limit
 */
public record Profile(
        ReaderId reader,
        @Nullable String mail,
        Locale locale,
        ZoneId zone,
        String country,
        CurrencyCode homeCurrency) {}
