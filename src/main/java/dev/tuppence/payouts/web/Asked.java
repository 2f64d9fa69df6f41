package dev.tuppence.payouts.web;

import java.util.List;

/** What the processor still wants to know, in people's words: its own are names of fields. */
enum Asked {
    BANK,
    IDENTITY,
    BUSINESS,
    TERMS,
    OTHER;

    static List<Asked> of(List<String> fields) {
        return fields.stream().map(Asked::of).distinct().sorted().toList();
    }

    private static Asked of(String field) {
        return switch (field.split("[.:]", 2)[0]) {
            case "external_account" -> BANK;
            case "individual", "company", "representative", "owners", "directors", "executives" -> IDENTITY;
            case "business_profile", "business_type", "settings" -> BUSINESS;
            case "tos_acceptance" -> TERMS;
            default -> field.startsWith("person_") ? IDENTITY : OTHER;
        };
    }
}
