package dev.tuppence.payments;

/** The bank asks no more, and took nothing. Published once, in the transaction. */
public record InquiryEnded(String dispute) {}
