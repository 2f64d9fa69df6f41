package dev.tuppence.site;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.util.Optional;

/** What a reader's tab holds, for the header of every page: one cheap look-up, empty when there is nothing to show. */
public interface TabBadge {

    Optional<Money> owed(ReaderId reader);
}
