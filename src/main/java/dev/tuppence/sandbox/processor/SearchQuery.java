package dev.tuppence.sandbox.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stripe's search language as far as it is used here: equal fields and metadata, joined by AND.
 *
 * @param wanted SQL expression → text
 */
record SearchQuery(Map<String, String> wanted) {

    private static final Pattern CLAUSE = Pattern.compile(
            "\\s*(?:metadata\\[[\"']([\\w.-]{1,40})[\"']]|(\\w+))\\s*:\\s*[\"']([^\"']{0,500})[\"']\\s*");

    static SearchQuery parse(String query, List<String> fields) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String clause : query.split("(?i)\\sAND\\s")) {
            Matcher matcher = CLAUSE.matcher(clause);
            if (!matcher.matches()) {
                throw unreadable(query);
            }
            if (matcher.group(1) != null) {
                wanted.put("body -> 'metadata' ->> '%s'".formatted(matcher.group(1)), matcher.group(3));
            } else if (fields.contains(matcher.group(2))) {
                wanted.put("body ->> '%s'".formatted(matcher.group(2)), matcher.group(3));
            } else {
                throw unreadable(query);
            }
        }
        return new SearchQuery(wanted);
    }

    private static Refusal unreadable(String query) {
        return Refusal.invalid("parameter_invalid", "We were unable to parse your search query: " + query, "query");
    }
}
