package dev.tuppence.site;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param hosts further names this site answers to, beside the one of {@code tuppence.base-url}; a name without a port
 * @param formTargets origins a form may lead to: the card processor's hosted pages
 * @param postsPerReaderAndMinute changes one signed-in reader may ask for
 * @param postsPerNetworkAndMinute changes visitors and guests of one IPv4 /24 or IPv6 /48 may ask for
 * @param largestForm of what is no upload
 * @param metricsToken what a monitor says to read the metrics; while it is empty nobody reads them
 */
@Validated
@ConfigurationProperties("tuppence.site")
record SiteSettings(
        @NotNull List<String> hosts,
        @NotNull List<String> formTargets,
        @Min(1) int postsPerReaderAndMinute,
        @Min(1) int postsPerNetworkAndMinute,
        @NotNull DataSize largestForm,
        @NotNull String metricsToken) {}
