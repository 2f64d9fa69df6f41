package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Transfer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** To whom the processor transferred, whoever asked for it. */
@Component
public class TransferDestinations {

    private final Processor processor;
    private final KnownObjects known;
    private final PayoutAccountRows accounts;
    private final ProcessorCallRows callRows;

    TransferDestinations(
            Processor processor, KnownObjects known, PayoutAccountRows accounts, ProcessorCallRows callRows) {
        this.processor = processor;
        this.known = known;
        this.accounts = accounts;
        this.callRows = callRows;
    }

    /**
     * Empty when it went to nobody's account here, or is ours and has yet to be booked. Not inside a transaction.
     *
     * @param transfer the processor's id
     * @throws ProcessorSilent when there is no answer
     */
    public Optional<Payee> of(String transfer) {
        Optional<Payee> ours = known.find(transfer).map(KnownObjects.Known::payee);
        return ours.isPresent() ? ours : asked(transfer);
    }

    private Optional<Payee> asked(String id) {
        try {
            Transfer transfer = processor.v1().transfers().retrieve(id);
            boolean ours = callRows.books().equals(transfer.getMetadata().get("books"));
            return ours ? Optional.empty() : accounts.payeeOf(transfer.getDestination());
        } catch (StripeException e) {
            throw new ProcessorSilent("transfer " + id, e);
        }
    }
}
