package dev.tuppence.identity;

/** How a browser came to speak for a reader. */
public enum SignInMethod {
    GUEST,
    MAIL_LINK,
    PASSKEY
}
