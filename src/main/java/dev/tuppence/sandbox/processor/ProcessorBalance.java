package dev.tuppence.sandbox.processor;

import dev.tuppence.money.Money;

/** A balance in one currency. @param available what can be transferred now @param pending what comes later */
public record ProcessorBalance(Money available, Money pending) {}
