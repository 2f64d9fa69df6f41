package dev.tuppence.identity;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param linkLifetime how long a mail link signs in
 * @param signInLifetime how long a browser is remembered after its last visit
 * @param adminProof what the operator's pages ask for beyond a sign-in
 * @param adminProofLifetime how long a mailed code is believed
 * @param guestsPerNetworkAndDay readers without an account from one IPv4 /24 or IPv6 /48
 * @param proofLifetime how long proofs of access are kept for disputes
 */
@Validated
@ConfigurationProperties("tuppence.identity")
record IdentitySettings(
        @NotNull @DurationMin(millis = 1) Duration linkLifetime,
        @Min(1) int linksPerAddressAndHour,
        @Min(1) int linksPerNetworkAndHour,
        @NotNull @DurationMin(millis = 1) Duration signInLifetime,
        @NotNull AdminProof adminProof,
        @NotNull @DurationMin(millis = 1) Duration adminProofLifetime,
        @Min(1) int guestsPerNetworkAndDay,
        @NotNull @DurationMin(millis = 1) Duration proofLifetime) {

    enum AdminProof {
        PASSKEY,
        MAILED_CODE
    }
}
