package dev.tuppence.creators.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param currency by its ISO 4217 code */
record CreatorForm(
        @NotBlank(message = "{creators.form.handle.malformed}")
        String handle,

        @NotBlank(message = "{creators.form.name.missing}")
        @Size(max = 80, message = "{creators.form.name.too-long}")
        @Pattern(regexp = VisibleText.LINE, message = "{creators.form.name.invisible}")
        String name,

        @NotNull(message = "{creators.form.bio.too-long}") @Size(max = 1000, message = "{creators.form.bio.too-long}")
        String bio,

        @NotNull(message = "{creators.form.accent.wrong}")
        @Pattern(regexp = "#[0-9A-Fa-f]{6}", message = "{creators.form.accent.wrong}")
        String accent,

        @NotBlank(message = "{creators.form.currency.wrong}")
        String currency) {}
