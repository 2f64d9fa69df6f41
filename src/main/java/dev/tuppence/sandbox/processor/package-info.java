/**
 * Stands where Stripe's servers stand: its HTTP interface as the Java SDK uses it, hosted pages and webhooks, with state of
 * its own in the schema {@code processor}. Source of every rule: Stripe's API reference and "Testing".
 */
@NullMarked
package dev.tuppence.sandbox.processor;

import org.jspecify.annotations.NullMarked;
