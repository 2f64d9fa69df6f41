package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.stripe.param.TransferCreateParams;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Money from the platform's balance at the processor to payees' accounts there. */
@Service
public class Transfers {

    static final String CREATE = "transfer-create";

    private final TransferRequestRows rows;
    private final PayoutAccountRows accounts;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Transfers(
            TransferRequestRows rows,
            PayoutAccountRows accounts,
            ProcessorCalls calls,
            ProcessorCallRows callRows,
            SchedulerClient scheduler,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.calls = calls;
        this.callRows = callRows;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Asks for a transfer; joins the caller's transaction, the processor is called after it. The outcome comes as
     * {@link TransferSent} or {@link TransferFailed}. Asking again for the same reference changes nothing.
     *
     * @param reference the caller's id of the transfer, e.g. {@code transfer-42}
     * @param amount what a bank can be paid, see {@link Money#payable()}
     * @throws IllegalStateException when the payee has no account
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(String reference, Payee payee, Money amount) {
        String account = accounts.find(payee)
                .map(PayoutAccountRows.Row::account)
                .orElseThrow(() -> new IllegalStateException("No account of payee " + payee.value()));
        if (rows.insert(reference, payee, amount)) {
            calls.prepare(CREATE, reference, params(reference, account, amount));
            scheduler.scheduleIfNotExists(
                    SendTransferTask.TASK.instance(reference).scheduledTo(clock.instant()));
        }
    }

    private TransferCreateParams params(String reference, String account, Money amount) {
        return TransferCreateParams.builder()
                .setAmount(amount.minorUnits())
                .setCurrency(amount.currency().name().toLowerCase(Locale.ROOT))
                .setDestination(account)
                .setTransferGroup(callRows.books() + "/" + reference)
                .putMetadata("reference", reference)
                .putMetadata("books", callRows.books())
                .build();
    }
}
