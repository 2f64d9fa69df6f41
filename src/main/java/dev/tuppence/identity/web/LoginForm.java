package dev.tuppence.identity.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param next where to go on to, a path of this site */
record LoginForm(
        @NotBlank(message = "{identity.login.mail.missing}")
        @Email(message = "{identity.login.mail.wrong}")
        @Size(max = 254, message = "{identity.login.mail.wrong}")
        String mail,

        @Nullable String next) {}
