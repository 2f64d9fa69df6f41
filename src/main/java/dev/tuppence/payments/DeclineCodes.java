package dev.tuppence.payments;

import java.util.Set;

/**
 * Which declines forbid trying the same card again. Source: Stripe, "Decline codes", and the card networks' rules against
 * retrying closed, lost, stolen or revoked cards.
 */
final class DeclineCodes {

    private static final Set<String> HARD = Set.of(
            "card_not_supported",
            "currency_not_supported",
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

    /** Not a decline for good: the payer completes the same payment in person. */
    static boolean wantsPayer(String code) {
        return AUTHENTICATION.contains(code);
    }
}
