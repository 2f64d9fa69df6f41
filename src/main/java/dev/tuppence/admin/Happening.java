package dev.tuppence.admin;

import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the operator's pages tell it.
 *
 * @param key of its text
 * @param detail an id or a code, as it is
 * @param address where more is said
 */
public record Happening(
        Instant at,
        String key,
        @Nullable Money amount,
        @Nullable String detail,
        @Nullable String address) {

    static Happening of(Instant at, String what, @Nullable Money amount) {
        return new Happening(at, "admin.happening." + what, amount, null, null);
    }

    Happening with(@Nullable String code) {
        return new Happening(at, key, amount, code, address);
    }

    Happening shownAt(String page) {
        return new Happening(at, key, amount, detail, page);
    }
}
