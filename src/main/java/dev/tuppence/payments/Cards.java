package dev.tuppence.payments;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Cards that payers saved, with strong authentication, for payments without them. */
@Service
public class Cards {

    /** Where the payer types a card; afterwards the browser comes back to {@code returnTo}, saved or not. */
    public URI startSaving(Payer payer, String mail, URI returnTo, Locale locale) {
        throw new UnsupportedOperationException();
    }

    /** Asks the processor how the last {@link #startSaving} ended, without waiting for its webhook. */
    public Optional<SavedCard> refresh(Payer payer) {
        throw new UnsupportedOperationException();
    }

    public Optional<SavedCard> of(Payer payer) {
        throw new UnsupportedOperationException();
    }
}
