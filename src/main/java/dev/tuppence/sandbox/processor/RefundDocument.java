package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.Refund;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;

/** The parts of a refund that do not depend on how it ends. */
final class RefundDocument {

    private RefundDocument() {}

    static Refund of(Charge charge, long amount, Parameters parameters, Instant now) {
        var refund = new Refund();
        refund.setId(Ids.next("re"));
        refund.setObject("refund");
        refund.setAmount(amount);
        refund.setCharge(charge.getId());
        refund.setCreated(now.getEpochSecond());
        refund.setCurrency(charge.getCurrency());
        refund.setMetadata(parameters.metadata());
        refund.setPaymentIntent(charge.getPaymentIntent());
        refund.setReason(parameters.textOrNull("reason"));
        return refund;
    }

    /** @param left of the charge, in minor units */
    static void requireRefundable(Charge charge, long amount, long left) {
        if (left == 0) {
            String message = "Charge %s has already been refunded.".formatted(charge.getId());
            throw Refusal.unexpectedState("charge_already_refunded", message);
        }
        Tariff.requireWhole(amount, charge.getCurrency());
        if (amount > left) {
            CurrencyCode currency = Tariff.code(charge.getCurrency());
            String message = "Refund amount (%s) is greater than unrefunded amount on charge (%s)"
                    .formatted(Money.ofMinorUnits(amount, currency), Money.ofMinorUnits(left, currency));
            throw Refusal.about(400, Refusal.error("invalid_request_error", null, message, "amount"));
        }
    }

    static Sequel sequelOf(Charge charge) {
        String fingerprint = charge.getPaymentMethodDetails().getCard().getFingerprint();
        return TestCard.ofFingerprint(fingerprint).orElseThrow().behaviour().sequel();
    }
}
