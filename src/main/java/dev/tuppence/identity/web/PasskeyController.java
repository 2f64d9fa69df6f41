package dev.tuppence.identity.web;

import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.PasskeyRefused;
import dev.tuppence.identity.Passkeys;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.SignInContexts;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignedInReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The two sides of a passkey, each a question and an answer in the browsers' own JSON. */
@Controller
class PasskeyController {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> ANSWER =
            new TypeReference<>() {};

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final SignInContexts contexts;

    PasskeyController(Passkeys passkeys, PasskeyChallenges challenges, SignInContexts contexts) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.contexts = contexts;
    }

    @PostMapping(path = "/login/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String challenge(HttpServletResponse response) {
        PublicKeyCredentialRequestOptions challenge = passkeys.challenge();
        challenges.keep(challenge, response);
        return JSON.writeValueAsString(challenge);
    }

    /** Answers with the address to go on to. */
    @PostMapping(path = "/login/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String signIn(
            @RequestBody String answer,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var challenge = challenges
                .take(PublicKeyCredentialRequestOptions.class, request)
                .orElseThrow(() -> new PasskeyRefused(null));
        ReaderId reader = passkeys.answered(challenge, read(answer, ANSWER));
        contexts.signIn(reader, SignInMethod.PASSKEY, request, response);
        return LocalPath.of(next).value();
    }

    @PostMapping(path = "/settings/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String offer(@AuthenticationPrincipal SignedInReader reader, HttpServletResponse response) {
        if (reader.guest()) {
            throw new PasskeyRefused(null);
        }
        PublicKeyCredentialCreationOptions offer = passkeys.offer();
        challenges.keep(offer, response);
        return JSON.writeValueAsString(offer);
    }

    @PostMapping(path = "/settings/passkeys", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String add(@RequestBody String answer, @AuthenticationPrincipal SignedInReader reader, HttpServletRequest request) {
        var offer = challenges
                .take(PublicKeyCredentialCreationOptions.class, request)
                .orElseThrow(() -> new PasskeyRefused(null));
        passkeys.add(reader.reader(), offer, read(answer, new TypeReference<RelyingPartyPublicKey>() {}));
        return "/settings";
    }

    @PostMapping("/settings/passkeys/{id}/remove")
    String remove(
            @PathVariable String id, @AuthenticationPrincipal SignedInReader reader, RedirectAttributes redirect) {
        passkeys.remove(reader.reader(), id);
        redirect.addFlashAttribute("notice", "identity.passkey.removed");
        return "redirect:/settings";
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JacksonException e) {
            throw new PasskeyRefused(e);
        }
    }
}
