package dev.tuppence.payments;

import com.stripe.model.StripeError;
import java.util.Set;

/**
 * Which declines forbid trying the same card again. Source: Stripe, "Decline codes", and the card networks' rules against
 * retrying closed, lost, stolen or revoked cards.
 */
final class DeclineCodes {

    private static final String OTHER_CURRENCY = "currency_not_supported";
    private static final String NEVER_AGAIN = "do_not_try_again";

    private static final Set<String> HARD = Set.of(
            "card_not_supported",
            OTHER_CURRENCY,
            "expired_card",
            "fraudulent",
            "incorrect_number",
            "invalid_account",
            "invalid_number",
            "lost_card",
            "merchant_blacklist",
            "new_account_information_available",
            "not_permitted",
            "pickup_card",
            "restricted_card",
            "revocation_of_all_authorizations",
            "revocation_of_authorization",
            "security_violation",
            "service_not_allowed",
            "stolen_card",
            "stop_payment_order",
            "testmode_decline",
            "transaction_not_allowed",
            "highest_risk_level");

    private static final Set<String> AUTHENTICATION =
            Set.of("authentication_required", "payment_intent_authentication_failure", "authentication_not_handled");

    private DeclineCodes() {}

    static boolean hard(String code) {
        return HARD.contains(code);
    }

    /** By its code, or since the network advises so. */
    static boolean hard(String code, StripeError error) {
        return hard(code) || NEVER_AGAIN.equals(error.getAdviceCode());
    }

    /** Whether it is said of the card, whatever is to be paid. */
    static boolean ofCard(String code) {
        return !code.equals(OTHER_CURRENCY);
    }

    /** Not a decline for good: the payer completes the same payment in person. */
    static boolean wantsPayer(String code) {
        return AUTHENTICATION.contains(code);
    }
}
