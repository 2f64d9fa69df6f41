package dev.tuppence.sandbox.processor;

import java.security.SecureRandom;

/** Ids in Stripe's form: a prefix that tells the kind, then random letters and digits. */
final class Ids {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String next(String prefix) {
        return next(prefix, 24);
    }

    static String next(String prefix, int length) {
        var id = new StringBuilder(prefix).append('_');
        for (int i = 0; i < length; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
