package dev.tuppence.payments;

import java.util.Map;

/**
 * One call as it was committed before it was made.
 *
 * @param request exactly what is sent, also when it is sent again
 */
record Attempt(long id, String operation, String reference, int number, String key, Map<String, Object> request) {}
