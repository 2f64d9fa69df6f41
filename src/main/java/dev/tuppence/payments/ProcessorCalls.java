package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.net.ApiRequestParams;
import com.stripe.net.RequestOptions;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls that change something at the processor, so made that no crash makes it act twice: {@link #prepare} is committed with
 * its key and its exact request, {@link #send} calls with no transaction open and records the answer with its effect.
 */
@Component
class ProcessorCalls {

    /** Sends the request as it was committed, e.g. through the builder's {@code putAllExtraParam}. */
    interface Call<T> {
        T send(Map<String, Object> request, RequestOptions.RequestOptionsBuilder options) throws StripeException;
    }

    private final ProcessorCallRows rows;
    private final TransactionTemplate transaction;

    ProcessorCalls(ProcessorCallRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    /**
     * The attempt to send next: one without an answer is sent again as it was, after an answer comes the next number. The
     * caller serializes this per reference, by a lock on its own row.
     *
     * @param operation in kebab case, e.g. {@code customer-create}
     * @param reference our id of what it is done for
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Attempt prepare(String operation, String reference, ApiRequestParams request) {
        return rows.pending(operation, reference).orElseGet(() -> rows.insert(operation, reference, request.toMap()));
    }

    /**
     * @param record in the transaction that marks the attempt answered; not called when another thread recorded it before
     * @throws ProcessorSilent when there is no definitive answer; the attempt stays pending
     */
    <T extends HasId> void send(Attempt attempt, Call<T> call, Consumer<Answer<T>> record) {
        send(attempt, call, () -> {}, record);
    }

    /** @param lock what others lock before they touch its attempts */
    <T extends HasId> void send(Attempt attempt, Call<T> call, Runnable lock, Consumer<Answer<T>> record) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A transaction is open during the call for " + attempt.key());
        }
        Answer<T> answer = ask(attempt, call);
        transaction.executeWithoutResult(status -> {
            lock.run();
            if (markAnswered(attempt, answer)) {
                record.accept(answer);
            }
        });
    }

    private static <T> Answer<T> ask(Attempt attempt, Call<T> call) {
        try {
            return new Answer.Done<>(
                    call.send(attempt.request(), RequestOptions.builder().setIdempotencyKey(attempt.key())));
        } catch (StripeException e) {
            if (Answer.definitive(e)) {
                return Answer.refused(e);
            }
            throw new ProcessorSilent(attempt.key(), e);
        }
    }

    private <T extends HasId> boolean markAnswered(Attempt attempt, Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T object) -> rows.markAnswered(attempt.id(), object.getId(), null);
            case Answer.Refused<T> refused -> rows.markAnswered(attempt.id(), null, refused.code());
        };
    }
}
