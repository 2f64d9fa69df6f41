package dev.tuppence.chains;

import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of an amount's way.
 *
 * @param parts what the amount consists of; empty when it is one thing
 * @param at when it happened, or will, as far as that is known
 * @param ahead whether it is to come
 * @param id its name where it came from, e.g. a settlement's number, the processor's id
 * @param who whose step it is, under the name that the viewer may know
 * @param state key of a text, where the step alone does not say how it stands
 * @param bookings empty for everybody but the operator
 */
public record Step(
        Stage stage,
        Money amount,
        List<Part> parts,
        @Nullable Instant at,
        boolean ahead,
        @Nullable String id,
        @Nullable String who,
        @Nullable String state,
        List<Booking> bookings) {

    public Step {
        parts = List.copyOf(parts);
        bookings = List.copyOf(bookings);
    }

    public boolean addsUp() {
        return parts.isEmpty()
                || parts.stream()
                        .map(Part::amount)
                        .reduce(Money::plus)
                        .orElseThrow()
                        .equals(amount);
    }

    /** Whether its id is one of the processor's, to be shown as it is. */
    public boolean named() {
        return id != null && (stage == Stage.PAYMENT || stage == Stage.TRANSFER || stage == Stage.PAYOUT);
    }

    static Builder of(Stage stage, Money amount) {
        return new Builder(stage, amount);
    }

    static final class Builder {

        private final Stage stage;
        private final Money amount;
        private final List<Part> parts = new ArrayList<>();
        private final List<Booking> bookings = new ArrayList<>();
        private @Nullable Instant at;
        private boolean ahead;
        private @Nullable String id;
        private @Nullable String who;
        private @Nullable String state;

        private Builder(Stage stage, Money amount) {
            this.stage = stage;
            this.amount = amount;
        }

        Builder part(Part.Kind kind, Money amount) {
            return part(kind, null, amount);
        }

        Builder part(Part.Kind kind, @Nullable String name, Money amount) {
            if (!amount.isZero()) { // nothing is no part
                parts.add(new Part(kind, name, amount));
            }
            return this;
        }

        Builder at(@Nullable Instant at) {
            this.at = at;
            return this;
        }

        Builder ahead(@Nullable Instant planned) {
            this.at = planned;
            this.ahead = true;
            return this;
        }

        Builder id(@Nullable Object id) {
            this.id = id == null ? null : id.toString();
            return this;
        }

        Builder who(@Nullable String who) {
            this.who = who;
            return this;
        }

        Builder state(@Nullable String key) {
            this.state = key;
            return this;
        }

        Builder booked(List<Booking> bookings) {
            this.bookings.addAll(bookings);
            return this;
        }

        Step build() {
            return new Step(stage, amount, parts, at, ahead, id, who, state, bookings);
        }
    }
}
