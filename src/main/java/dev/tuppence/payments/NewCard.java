package dev.tuppence.payments;

/**
 * A card as the processor just saved it.
 *
 * @param fingerprintHash equal for equal card numbers, and says nothing else
 * @param authentication how its holder proved to be it, in the processor's words; {@code none} where the bank asked nothing
 */
record NewCard(String paymentMethod, SavedCard card, String fingerprintHash, String authentication) {}
