package dev.tuppence.payments;

import com.stripe.model.Customer;
import com.stripe.param.CustomerCreateParams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One customer at the processor per payer, created when the first card is about to be saved. */
@Component
class Customers {

    private static final String CREATE = "customer-create";

    private final CustomerRows rows;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;
    private final Processor processor;
    private final TransactionTemplate transaction;

    Customers(
            CustomerRows rows,
            ProcessorCalls calls,
            ProcessorCallRows callRows,
            Processor processor,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.calls = calls;
        this.callRows = callRows;
        this.processor = processor;
        this.transaction = transaction;
    }

    /** Not inside a transaction. */
    String of(Payer payer, String mail) {
        return rows.of(payer).orElseGet(() -> create(payer, mail));
    }

    private String create(Payer payer, String mail) {
        Attempt attempt = transaction.execute(status -> {
            rows.lock(payer);
            return calls.prepare(
                    CREATE,
                    "payer-" + payer.value(),
                    CustomerCreateParams.builder()
                            .setEmail(mail)
                            .putMetadata(PaymentRequests.REFERENCE, "payer-" + payer.value())
                            .putMetadata(PaymentRequests.BOOKS, callRows.books())
                            .build());
        });
        calls.<Customer>send(
                attempt,
                (request, options) -> processor
                        .v1()
                        .customers()
                        .create(
                                CustomerCreateParams.builder()
                                        .putAllExtraParam(request)
                                        .build(),
                                options.build()),
                answer -> {
                    if (answer instanceof Answer.Done<Customer>(Customer customer)) {
                        rows.insert(payer, customer.getId());
                    }
                });
        return rows.of(payer).orElseThrow(() -> new ProcessorRefused(attempt.key()));
    }
}
