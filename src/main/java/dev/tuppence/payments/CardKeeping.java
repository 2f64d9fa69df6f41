package dev.tuppence.payments;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records a saved card and tells it, once. */
@Component
class CardKeeping {

    private final CustomerRows customers;
    private final SavedCardRows cards;
    private final CardSetupRows setups;
    private final ApplicationEventPublisher events;

    CardKeeping(CustomerRows customers, SavedCardRows cards, CardSetupRows setups, ApplicationEventPublisher events) {
        this.customers = customers;
        this.cards = cards;
        this.setups = setups;
        this.events = events;
    }

    @Transactional
    public void keep(CardSetup setup, NewCard card) {
        customers.lock(setup.payer());
        if (cards.replace(setup.payer(), card, setup.spare())
                && cards.current(setup.payer()).isPresent()) {
            events.publishEvent(new CardSaved(setup.payer(), card.card(), true));
        }
        setups.end(setup.id(), true);
    }

    boolean keeps(String paymentMethod) {
        return cards.payerOf(paymentMethod).isPresent();
    }

    /** The same card, with another number or a later end. */
    @Transactional
    public void update(NewCard card) {
        cards.payerOf(card.paymentMethod()).ifPresent(payer -> {
            customers.lock(payer);
            if (cards.update(card) && cards.current(payer).isPresent()) {
                events.publishEvent(new CardSaved(payer, card.card(), false));
            }
        });
    }
}
