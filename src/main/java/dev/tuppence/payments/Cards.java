package dev.tuppence.payments;

import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Cards that payers saved, with strong authentication, for payments without them. */
@Service
public class Cards {

    private final SavedCardRows cards;
    private final CardSetupRows setups;
    private final CardSetupReads reads;
    private final CardSetupRequests requests;
    private final ProcessorCalls calls;
    private final Processor processor;

    Cards(
            SavedCardRows cards,
            CardSetupRows setups,
            CardSetupReads reads,
            CardSetupRequests requests,
            ProcessorCalls calls,
            Processor processor) {
        this.cards = cards;
        this.setups = setups;
        this.reads = reads;
        this.requests = requests;
        this.calls = calls;
        this.processor = processor;
    }

    /**
     * Where the payer types a card; afterwards the browser comes back to {@code returnTo}, saved or not. Not inside a
     * transaction.
     *
     * @param spare beside the first card, not instead of it
     * @throws ProcessorSilent when the processor does not answer; nothing was saved
     */
    public URI startSaving(Payer payer, String mail, URI returnTo, Locale locale, boolean spare) {
        CardSetupRequests.Prepared prepared = requests.prepare(payer, mail, returnTo, locale, spare);
        calls.<Session>send(
                prepared.attempt(),
                (request, options) -> processor
                        .v1()
                        .checkout()
                        .sessions()
                        .create(
                                SessionCreateParams.builder()
                                        .putAllExtraParam(request)
                                        .build(),
                                options.build()),
                answer -> {
                    if (answer instanceof Answer.Done<Session>(Session session)) {
                        setups.opened(prepared.setup(), session.getId(), session.getUrl());
                    }
                });
        return setups.pageOf(prepared.setup())
                .map(URI::create)
                .orElseThrow(() -> new ProcessorRefused(prepared.attempt().key()));
    }

    /**
     * Asks the processor how the last {@link #startSaving} ended, without waiting for its webhook: whether a card was saved then
     * that can be charged. Not inside a transaction.
     *
     * @throws ProcessorSilent when the processor does not answer
     */
    public boolean refresh(Payer payer) {
        setups.lastStarted(payer).ifPresent(reads::read);
        return setups.lastSaved(payer) && of(payer).isPresent();
    }

    public Optional<SavedCard> of(Payer payer) {
        return cards.current(payer);
    }

    /** The one that pays when the bank of the first refuses that for good. */
    public Optional<SavedCard> spareOf(Payer payer) {
        return cards.spare(payer);
    }

    /** The one that made this payment, whatever became of it since; empty when no card made it. */
    public Optional<SavedCard> thatPaid(String reference) {
        return cards.thatPaid(reference);
    }

    /** Of those who have one. */
    public Map<Payer, SavedCard> of(Set<Payer> payers) {
        return cards.current(payers);
    }
}
