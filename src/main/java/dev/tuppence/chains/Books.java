package dev.tuppence.chains;

import dev.tuppence.ledger.Account;
import dev.tuppence.unlocks.Charge;
import java.util.List;

/** How much of the books a chain shows. */
interface Books {

    /** Everybody but the operator. */
    Books CLOSED = (kind, source, concerned) -> List.of();

    /** @param concerned the accounts whose lines matter here; a posting may have thousands of others */
    List<Booking> of(String kind, String source, Account... concerned);

    default List<Booking> of(Charge charge) {
        return List.of();
    }
}
