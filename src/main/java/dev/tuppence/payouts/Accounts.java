package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;

/** A creator's accounts in the books. */
final class Accounts {

    private Accounts() {}

    static Account collected(CreatorId creator) {
        return Account.of(AccountType.COLLECTED, creator.value());
    }

    static Account available(CreatorId creator) {
        return Account.of(AccountType.AVAILABLE, creator.value());
    }

    /** Of the platform's claims, so a debit is positive. */
    static Account owed(CreatorId creator) {
        return Account.of(AccountType.OWED, creator.value());
    }

    static Account inTransit(CreatorId creator) {
        return Account.of(AccountType.IN_TRANSIT, creator.value());
    }
}
