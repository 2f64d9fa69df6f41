package dev.tuppence.catalog;

import dev.tuppence.money.CurrencyCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param prices by currency: nothing is worth the same number everywhere
 * @param importFiles how many files one import may have
 * @param importFileBytes size of one of them
 * @param importBytes size of all of them, unpacked
 */
@Validated
@ConfigurationProperties("tuppence.catalog")
record CatalogSettings(
        @NotEmpty Map<CurrencyCode, @Valid PriceBounds> prices,
        @Positive int importFiles,
        @NotNull DataSize importFileBytes,
        @NotNull DataSize importBytes) {

    /** In major units: {@code 0.001} is a tenth of a cent. */
    record PriceBounds(
            @NotNull @Positive BigDecimal lowest,
            @NotNull @Positive BigDecimal highest,
            @NotEmpty List<BigDecimal> ladder) {}
}
