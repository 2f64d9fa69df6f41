package dev.tuppence.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where this site is for the world outside: every link that leaves it starts here, never with a request's Host header, which
 * whoever asks can forge.
 *
 * @param baseUrl without a path
 * @param mailFrom sender of all mails
 */
@Validated
@ConfigurationProperties("tuppence")
public record SiteAddress(@NotNull URI baseUrl, @NotBlank String mailFrom) {

    /** Cookies are marked secure, and browsers are told to come back encrypted. */
    public boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }

    public String host() {
        return Objects.requireNonNull(baseUrl.getHost(), "tuppence.base-url names no host");
    }

    /** @param path begins with a slash */
    public String at(String path) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
