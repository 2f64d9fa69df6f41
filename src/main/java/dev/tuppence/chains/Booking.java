package dev.tuppence.chains;

import dev.tuppence.ledger.AccountType;
import dev.tuppence.money.Money;
import java.util.List;

/**
 * A posting as the operator sees it.
 *
 * @param more how many lines it has beside these
 */
public record Booking(String kind, String source, List<Line> lines, int more) {

    /** @param owner a reader's pseudonym, a creator's handle, or empty for the platform */
    public record Line(AccountType account, String owner, Money amount) {}
}
