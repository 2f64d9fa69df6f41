package dev.tuppence.sandbox.processor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A test card to choose with one click. @param key the message that says what it does; it may name brand and country */
record TestCardView(String name, String printed, String key, String brand, String country) {

    /** @param key the message above its cards */
    record Group(String key, List<TestCardView> cards) {}

    static List<Group> groups(Locale locale) {
        return List.of(
                group("processor.cards.usual", locale, TestCard.VISA, TestCard.UNIONPAY),
                group(
                        "processor.cards.bank",
                        locale,
                        TestCard.AUTHENTICATES_UNLESS_SET_UP,
                        TestCard.AUTHENTICATES_THEN_DECLINED),
                group("processor.cards.declined", locale, TestCard.GENERIC_DECLINE, TestCard.DECLINES_AFTER_ATTACHING),
                group("processor.cards.disputed", locale, TestCard.FRAUD_DISPUTE, TestCard.AVAILABLE_AT_ONCE),
                group("processor.cards.foreign", locale, TestCard.BRITISH, TestCard.MEXICAN));
    }

    private static Group group(String key, Locale locale, TestCard first, TestCard last) {
        return new Group(
                key,
                Arrays.stream(TestCard.values())
                        .filter(card -> card.compareTo(first) >= 0 && card.compareTo(last) <= 0)
                        .map(card -> of(card, locale))
                        .toList());
    }

    private static TestCardView of(TestCard card, Locale locale) {
        boolean plain = card.behaviour().equals(CardBehaviour.PAYS);
        return new TestCardView(
                card.name(),
                card.printed(),
                plain ? "processor.card.plain" : "processor.card." + card.name().toLowerCase(Locale.ROOT),
                "processor.brand." + card.brand(),
                Locale.of("", card.country()).getDisplayCountry(locale));
    }
}
