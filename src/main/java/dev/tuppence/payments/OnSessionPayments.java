package dev.tuppence.payments;

import com.stripe.model.PaymentIntent;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The payer completes a payment in person: the same PaymentIntent, confirmed with a way back. */
@Component
class OnSessionPayments {

    private final CardPaymentSteps steps;
    private final CardPaymentReads reads;
    private final PaymentRequests requests;

    OnSessionPayments(CardPaymentSteps steps, CardPaymentReads reads, PaymentRequests requests) {
        this.steps = steps;
        this.reads = reads;
        this.requests = requests;
    }

    Optional<URI> authenticate(String reference, URI returnTo) {
        Optional<URI> waiting = pageOf(reference);
        if (waiting.isPresent()) {
            return waiting; // a second visit
        }
        steps.prepare(
                        reference,
                        CardPayment.State.NEEDS_ACTION,
                        payment -> requests.hasCard(payment) ? requests.confirmOnSession(payment, returnTo) : null)
                .ifPresent(steps::confirm);
        return pageOf(reference);
    }

    private Optional<URI> pageOf(String reference) {
        return reads.read(reference).flatMap(OnSessionPayments::page);
    }

    private static Optional<URI> page(PaymentIntent intent) {
        PaymentIntent.NextAction next = intent.getNextAction();
        if (!"requires_action".equals(intent.getStatus()) || next == null || next.getRedirectToUrl() == null) {
            return Optional.empty();
        }
        return Optional.of(URI.create(next.getRedirectToUrl().getUrl()));
    }
}
