package dev.tuppence.payments;

import com.stripe.model.Customer;
import com.stripe.param.CustomerUpdateParams;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes a payer at the processor, and the card with it; payments that were made can still be given back and disputed. */
@Service
public class ForgettingPayers {

    private static final String DELETE = "customer-delete";

    private final CustomerRows customers;
    private final SavedCardRows cards;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;
    private final Processor processor;
    private final TransactionTemplate transaction;

    ForgettingPayers(
            CustomerRows customers,
            SavedCardRows cards,
            ProcessorCalls calls,
            ProcessorCallRows callRows,
            Processor processor,
            TransactionTemplate transaction) {
        this.customers = customers;
        this.cards = cards;
        this.calls = calls;
        this.callRows = callRows;
        this.processor = processor;
        this.transaction = transaction;
    }

    /**
     * Again changes nothing. Not inside a transaction.
     *
     * @throws ProcessorSilent when the processor does not answer; trying again is safe
     */
    public void forget(Payer payer) {
        Optional<String> customer = customers.of(payer);
        if (customer.isPresent()) {
            delete(payer, customer.get());
        }
    }

    private void delete(Payer payer, String customer) {
        String reference = "payer-" + payer.value();
        Attempt attempt = transaction.execute(status -> {
            customers.lock(payer);
            return calls.prepare(
                    DELETE, reference, CustomerUpdateParams.builder().build());
        });
        calls.<Customer>send(
                attempt, (request, options) -> processor.v1().customers().delete(customer, options.build()), answer -> {
                    cards.forget(payer);
                    callRows.forget("customer-create", reference);
                });
    }
}
