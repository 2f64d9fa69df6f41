package dev.tuppence.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Readers' passkeys. The authenticator checks that its person is there, so one counts as two factors. */
@Service
@Transactional
public class Passkeys {

    private static final int MOST = 20;

    /** @param id as browsers write it */
    public record Passkey(String id, String label, Instant addedAt, Instant usedAt) {}

    private final WebAuthnRelyingPartyOperations operations;
    private final UserCredentialRepository credentials;
    private final PasskeyUsers users;

    Passkeys(WebAuthnRelyingPartyOperations operations, UserCredentialRepository credentials, PasskeyUsers users) {
        this.operations = operations;
        this.credentials = credentials;
        this.users = users;
    }

    public List<Passkey> of(ReaderId reader) {
        return users.handleOf(reader).stream()
                .flatMap(handle -> credentials.findByUserId(handle).stream())
                .map(key -> new Passkey(
                        key.getCredentialId().toBase64UrlString(), key.getLabel(), key.getCreated(), key.getLastUsed()))
                .toList();
    }

    /** What a browser needs to make a passkey for the reader who asks. */
    public PublicKeyCredentialCreationOptions offer() {
        var asking = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return operations.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(asking));
    }

    /**
     * @throws PasskeyRefused when the answer does not fit the offer, or the reader has too many
     */
    public void add(ReaderId reader, PublicKeyCredentialCreationOptions offer, RelyingPartyPublicKey key) {
        if (of(reader).size() >= MOST) {
            throw new PasskeyRefused(null);
        }
        try {
            operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(offer, key));
        } catch (RuntimeException e) { // the library tells forged answers by many exceptions
            throw new PasskeyRefused(e);
        }
    }

    /** Others' passkeys stay where they are. */
    public void remove(ReaderId reader, String id) {
        of(reader).stream()
                .filter(key -> key.id().equals(id))
                .forEach(key -> credentials.delete(Bytes.fromBase64(key.id())));
    }

    /** What a browser needs to sign in with any passkey of this site. */
    public PublicKeyCredentialRequestOptions challenge() {
        return operations.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /**
     * Whose passkey answered.
     *
     * @throws PasskeyRefused when it did not answer this challenge, or is not known here
     */
    public ReaderId answered(
            PublicKeyCredentialRequestOptions challenge, PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        try {
            return Optional.ofNullable(
                            operations.authenticate(new RelyingPartyAuthenticationRequest(challenge, answer)))
                    .flatMap(user -> users.readerOf(user.getId()))
                    .orElseThrow();
        } catch (RuntimeException e) { // the library tells forged answers by many exceptions
            throw new PasskeyRefused(e);
        }
    }
}
