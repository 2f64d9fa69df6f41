package dev.tuppence.ledger;

/**
 * One account of the books.
 *
 * @param owner whose it is, known to the caller only; empty for the platform's own accounts
 */
public record Account(AccountType type, String owner) {

    public static Account of(AccountType type) {
        return new Account(type, "");
    }

    public static Account of(AccountType type, long owner) {
        return new Account(type, Long.toString(owner));
    }
}
