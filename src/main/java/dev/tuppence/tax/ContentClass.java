package dev.tuppence.tax;

/** What is taxed, as a rate table distinguishes it. The order is in the books. */
public enum ContentClass {
    E_PUBLICATION,
    AUDIO,
    DOWNLOAD,
    SUPPORT
}
