package dev.tuppence.payments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** The processor's fingerprints of cards and banks, so that they tell nothing elsewhere. */
@Component
class Fingerprints {

    private final ProcessorCallRows calls;

    Fingerprints(ProcessorCallRows calls) {
        this.calls = calls;
    }

    String hash(String fingerprint) {
        try {
            byte[] salted = (calls.books() + fingerprint).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(salted));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
