package dev.tuppence.payments;

/** The processor's view of a payee changed. Published in the transaction that recorded it. */
public record PayoutAccountChanged(PayoutAccount account, boolean wasPayable) {

    public boolean becamePayable() {
        return account.payable() && !wasPayable;
    }
}
