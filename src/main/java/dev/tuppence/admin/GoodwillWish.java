package dev.tuppence.admin;

import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.Line;

/**
 * @param subject what it is for, with kind and take: one line of a paid settlement
 * @param note 10 to 500 characters
 */
public record GoodwillWish(long settlement, ChargeKind kind, long subject, int take, Money amount, String note) {

    public GoodwillWish {
        if (note.length() < 10 || note.length() > 500) {
            throw new IllegalArgumentException("A note of %d characters".formatted(note.length()));
        }
    }

    boolean isFor(Line line) {
        return line.kind() == kind && line.item().value() == subject && line.take() == take && !line.returned();
    }
}
