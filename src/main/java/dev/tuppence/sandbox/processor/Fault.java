package dev.tuppence.sandbox.processor;

import java.util.Locale;

/** What can go wrong between the application and a processor. */
public enum Fault {
    /** Each answer takes a while. */
    SLOW,
    /** 429: too many requests. */
    TOO_MANY_REQUESTS,
    /** 429: somebody else has the object. */
    LOCKED,
    /** 500, and nothing was done. */
    ERROR_BEFORE,
    /** 500, and it was done; the idempotency key keeps the error. */
    ERROR_AFTER,
    /** It was done, and the connection broke before anybody said so. */
    ANSWER_LOST,
    /** Each webhook comes an hour later. */
    WEBHOOKS_LATE,
    WEBHOOKS_TWICE,
    /** Webhooks come within a minute, in any order. */
    WEBHOOKS_SHUFFLED,
    /** Each webhook comes a day later. */
    WEBHOOKS_WITHHELD;

    public String key() {
        return "processor.fault." + name().toLowerCase(Locale.ROOT);
    }
}
