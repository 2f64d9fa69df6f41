package dev.tuppence.sandbox.processor;

import com.stripe.model.StripeError;

/** Why a bank refuses a card, with the codes of Stripe's "Declines" and what it advises about another try. */
enum Decline {
    GENERIC("card_declined", "generic_decline", "try_again_later", "Your card was declined."),
    INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "try_again_later", "Your card has insufficient funds."),
    LOST_CARD("card_declined", "lost_card", "do_not_try_again", "Your card was declined."),
    STOLEN_CARD("card_declined", "stolen_card", "do_not_try_again", "Your card was declined."),
    VELOCITY("card_declined", "card_velocity_exceeded", "try_again_later", "Your card was declined."),
    FRAUDULENT("card_declined", "fraudulent", "do_not_try_again", "Your card was declined."),
    EXPIRED("expired_card", "expired_card", "confirm_card_data", "Your card has expired."),
    INCORRECT_CVC("incorrect_cvc", "incorrect_cvc", "confirm_card_data", "Your card's security code is incorrect."),
    PROCESSING(
            "processing_error",
            "processing_error",
            "try_again_later",
            "An error occurred while processing your card. Try again in a little bit."),
    INCORRECT_NUMBER("incorrect_number", "incorrect_number", "confirm_card_data", "Your card number is incorrect."),
    REAL_CARD(
            "card_declined",
            "test_mode_live_card",
            "do_not_try_again",
            "Your card was declined. Your request was in test mode, but used a non test card."),
    AUTHENTICATION_REQUIRED(
            "authentication_required",
            "authentication_required",
            "try_again_later",
            "Your card was declined. This transaction requires authentication.");

    private final String code;
    private final String declineCode;
    private final String advice;
    private final String message;

    Decline(String code, String declineCode, String advice, String message) {
        this.code = code;
        this.declineCode = declineCode;
        this.advice = advice;
        this.message = message;
    }

    String code() {
        return code;
    }

    String declineCode() {
        return declineCode;
    }

    String advice() {
        return advice;
    }

    String message() {
        return message;
    }

    StripeError error() {
        StripeError error = Refusal.error("card_error", code, message, null);
        error.setDeclineCode(declineCode);
        error.setAdviceCode(advice);
        return error;
    }
}
