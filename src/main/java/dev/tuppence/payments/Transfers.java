package dev.tuppence.payments;

import dev.tuppence.money.Money;
import org.springframework.stereotype.Service;

/** Money from the platform's balance at the processor to payees' accounts there. */
@Service
public class Transfers {

    /**
     * Asks for a transfer; joins the caller's transaction, the processor is called after it. The outcome comes as
     * {@link TransferSent} or {@link TransferFailed}. Asking again for the same reference changes nothing.
     */
    public void request(String reference, Payee payee, Money amount) {
        throw new UnsupportedOperationException();
    }
}
