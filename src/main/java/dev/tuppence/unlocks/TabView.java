package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reader's running account in one currency.
 *
 * @param period number of the open period
 * @param carriedIn what earlier periods left over
 * @param owed what is open: carried in, plus charges, minus returns
 * @param due settlements on their way to being paid
 * @param count charges of the open period that were not returned
 * @param openedAt the oldest charge of the open period, or of what was too small before; none when there is none
 * @param blocked takes nothing until a settlement is paid
 * @param waits a settlement of it goes on only when its reader does something
 */
public record TabView(
        ReaderId reader,
        CurrencyCode currency,
        int period,
        Money carriedIn,
        Money owed,
        Money due,
        int count,
        Money limit,
        @Nullable Instant openedAt,
        boolean blocked,
        boolean waits) {

    public TabKey key() {
        return new TabKey(reader, currency);
    }

    public Money room() {
        Money room = limit.minus(owed).minus(due);
        return room.isNegative() ? Money.zero(currency) : room;
    }
}
