package dev.tuppence.payments;

import com.stripe.model.PaymentMethod;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** A card in our words. */
@Component
class CardReadings {

    private final Fingerprints fingerprints;

    CardReadings(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    NewCard read(PaymentMethod method, String authentication) {
        PaymentMethod.Card card = method.getCard();
        var expires = YearMonth.of(Math.toIntExact(card.getExpYear()), Math.toIntExact(card.getExpMonth()));
        String country = card.getCountry() == null ? "ZZ" : card.getCountry();
        return new NewCard(
                method.getId(),
                new SavedCard(card.getBrand(), card.getLast4(), expires, country),
                fingerprints.hash(card.getFingerprint()),
                authentication);
    }
}
