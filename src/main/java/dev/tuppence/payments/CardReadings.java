package dev.tuppence.payments;

import com.stripe.model.PaymentMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** A card in our words. */
@Component
class CardReadings {

    private final ProcessorCallRows calls;

    CardReadings(ProcessorCallRows calls) {
        this.calls = calls;
    }

    NewCard read(PaymentMethod method, String authentication) {
        PaymentMethod.Card card = method.getCard();
        var expires = YearMonth.of(Math.toIntExact(card.getExpYear()), Math.toIntExact(card.getExpMonth()));
        String country = card.getCountry() == null ? "ZZ" : card.getCountry();
        return new NewCard(
                method.getId(),
                new SavedCard(card.getBrand(), card.getLast4(), expires, country),
                hash(calls.books() + card.getFingerprint()),
                authentication);
    }

    private static String hash(String fingerprint) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(fingerprint.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
