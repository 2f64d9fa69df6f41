package dev.tuppence.creators.web;

import dev.tuppence.creators.PageText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

record PageForm(
        @NotBlank(message = "{creators.form.name.missing}")
        @Size(max = 80, message = "{creators.form.name.too-long}")
        @Pattern(regexp = VisibleText.LINE, message = "{creators.form.name.invisible}")
        String name,

        @NotNull(message = "{creators.form.bio.too-long}") @Size(max = 1000, message = "{creators.form.bio.too-long}")
        String bio,

        @NotNull(message = "{creators.form.accent.wrong}")
        @Pattern(regexp = "#[0-9A-Fa-f]{6}", message = "{creators.form.accent.wrong}")
        String accent) {

    PageText text() {
        return new PageText(name, bio, accent);
    }
}
