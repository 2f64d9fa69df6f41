package dev.tuppence.sandbox.processor;

import org.jspecify.annotations.Nullable;

/**
 * What a test card's bank does.
 *
 * @param onSave why it refuses to be saved
 * @param onCharge why it refuses to be charged
 */
record CardBehaviour(
        Wants wants, @Nullable Decline onSave, @Nullable Decline onCharge, Sequel sequel) {

    /** When the bank wants to see the cardholder. */
    enum Wants {
        NEVER,
        UNLESS_SET_UP,
        ON_SESSION,
        ALWAYS
    }

    static final CardBehaviour PAYS = paysThen(Sequel.NONE);

    static CardBehaviour paysThen(Sequel sequel) {
        return new CardBehaviour(Wants.NEVER, null, null, sequel);
    }

    static CardBehaviour wants(Wants wants) {
        return new CardBehaviour(wants, null, null, Sequel.NONE);
    }

    static CardBehaviour declines(Decline decline) {
        return new CardBehaviour(Wants.NEVER, decline, decline, Sequel.NONE);
    }

    static CardBehaviour declinesCharges(Wants wants, Decline decline) {
        return new CardBehaviour(wants, null, decline, Sequel.NONE);
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
