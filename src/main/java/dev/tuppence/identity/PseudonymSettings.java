package dev.tuppence.identity;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param key secret; with another key every reader gets other names */
@Validated
@ConfigurationProperties("tuppence.identity.pseudonyms")
record PseudonymSettings(@NotBlank String key) {}
