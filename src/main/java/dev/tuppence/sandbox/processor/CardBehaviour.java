package dev.tuppence.sandbox.processor;

import org.jspecify.annotations.Nullable;

/**
 * What a test card's bank does.
 *
 * @param onSave why it refuses to be saved
 * @param onCharge why it refuses to be charged
 * @param dispute the reason of the dispute that follows a payment
 * @param inquiry that dispute asks only and withdraws nothing
 * @param availableAtOnce its payments skip the pending balance
 */
record CardBehaviour(
        Wants wants,
        @Nullable Decline onSave,
        @Nullable Decline onCharge,
        @Nullable String dispute,
        boolean inquiry,
        boolean availableAtOnce) {

    /** When the bank wants to see the cardholder. */
    enum Wants {
        NEVER,
        UNLESS_SET_UP,
        ON_SESSION,
        ALWAYS
    }

    static final CardBehaviour PAYS = new CardBehaviour(Wants.NEVER, null, null, null, false, false);
    static final CardBehaviour PAYS_AT_ONCE = new CardBehaviour(Wants.NEVER, null, null, null, false, true);

    static CardBehaviour wants(Wants wants) {
        return new CardBehaviour(wants, null, null, null, false, false);
    }

    static CardBehaviour declines(Decline decline) {
        return new CardBehaviour(Wants.NEVER, decline, decline, null, false, false);
    }

    static CardBehaviour declinesCharges(Wants wants, Decline decline) {
        return new CardBehaviour(wants, null, decline, null, false, false);
    }

    static CardBehaviour disputes(String reason) {
        return new CardBehaviour(Wants.NEVER, null, null, reason, false, false);
    }

    static CardBehaviour inquires(String reason) {
        return new CardBehaviour(Wants.NEVER, null, null, reason, true, false);
    }

    boolean wantsCardholder(boolean offSession, boolean setUp) {
        return switch (wants) {
            case NEVER -> false;
            case UNLESS_SET_UP -> !(offSession && setUp);
            case ON_SESSION -> !offSession;
            case ALWAYS -> true;
        };
    }

    boolean wantsCardholderToSave() {
        return wants == Wants.UNLESS_SET_UP || wants == Wants.ALWAYS;
    }
}
