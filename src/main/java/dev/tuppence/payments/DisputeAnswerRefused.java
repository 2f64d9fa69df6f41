package dev.tuppence.payments;

/** The processor did not take an answer to a dispute, for good. Published in the transaction that recorded it. */
public record DisputeAnswerRefused(String dispute, String code) {}
