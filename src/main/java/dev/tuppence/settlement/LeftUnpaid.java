package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What readers who left had not paid, for who comes back with the same address: it can be paid with the card of today, and nothing
 * else of it is told. Not inside a transaction: the processor is asked right away.
 */
@Service
public class LeftUnpaid {

    /**
     * @param payable whether the payer's card can pay it now
     * @param authenticates whether the payer's bank asks first
     * @param changing whether the processor's word is to come
     */
    public record Unpaid(
            long settlement,
            Money amount,
            Instant closedAt,
            boolean payable,
            boolean authenticates,
            boolean changing) {}

    private final SettlementRows rows;
    private final SettlementActions actions;
    private final SettlingNow settling;
    private final CardPayments payments;
    private final Cards cards;
    private final JdbcClient jdbc;

    LeftUnpaid(
            SettlementRows rows,
            SettlementActions actions,
            SettlingNow settling,
            CardPayments payments,
            Cards cards,
            JdbcClient jdbc) {
        this.rows = rows;
        this.actions = actions;
        this.settling = settling;
        this.payments = payments;
        this.cards = cards;
        this.jdbc = jdbc;
    }

    /** What a card can pay; oldest first. */
    public List<Unpaid> of(ReaderId departed, ReaderId payer) {
        boolean card = cards.of(new Payer(payer.value())).isPresent();
        return rows.unpaid(departed).stream()
                .filter(actions::chargeable)
                .map(one -> new Unpaid(
                        one.id(),
                        one.byCard(),
                        one.closedAt(),
                        card && one.state().retryable(),
                        asks(one, payer),
                        !one.state().retryable()))
                .toList();
    }

    /** Does nothing without a card. @throws NoSuchSettlement when it is none of the departed reader's */
    public void pay(ReaderId departed, long id, ReaderId payer) {
        Settlement own = own(departed, id);
        if (own.state().retryable() && cards.of(new Payer(payer.value())).isPresent()) {
            jdbc.sql("update settlement set paid_by = :payer where id = :id and paid_at is null")
                    .param("payer", payer.value())
                    .param("id", id)
                    .update(); // by itself: its payment is locked before its tab
            actions.bringOn(id);
        }
        settling.askProcessor(id);
    }

    /** Where the payer's bank asks; empty when it asks nothing any more. */
    public Optional<URI> authenticate(ReaderId departed, long id, ReaderId payer, URI returnTo) {
        Settlement own = own(departed, id);
        return asks(own, payer) ? payments.authenticate(own.reference(), returnTo) : Optional.empty();
    }

    public void refresh(ReaderId departed, long id) {
        settling.askProcessor(own(departed, id).id());
    }

    /** Who pays a settlement of somebody else, or did. */
    public Optional<ReaderId> payerOf(long settlement) {
        return rows.find(settlement).map(Settlement::paidBy);
    }

    private static boolean asks(Settlement one, ReaderId payer) {
        return one.state() == SettlementState.NEEDS_ACTION && payer.equals(one.paidBy());
    }

    private Settlement own(ReaderId departed, long id) {
        return rows.find(id)
                .filter(settlement -> settlement.reader().equals(departed))
                .orElseThrow(() -> new NoSuchSettlement(id));
    }
}
