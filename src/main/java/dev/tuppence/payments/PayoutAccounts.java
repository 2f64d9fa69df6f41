package dev.tuppence.payments;

import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Payees' accounts at the processor, which asks them who they are and where their bank is. */
@Service
public class PayoutAccounts {

    /**
     * The processor's page where the payee gives its details; afterwards the browser comes back to {@code returnTo}.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public URI onboard(Payee payee, String country, String mail, URI returnTo) {
        throw new UnsupportedOperationException();
    }

    /** Asks the processor for the account's state now. */
    public Optional<PayoutAccount> refresh(Payee payee) {
        throw new UnsupportedOperationException();
    }

    public Optional<PayoutAccount> of(Payee payee) {
        throw new UnsupportedOperationException();
    }
}
