package dev.tuppence.disputes;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.ReadersCredit;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Instead of a quarrel before the bank: who withdraws a dispute has the amount as credit. The shield pays. */
@Component
@Transactional
class CreditOffers {

    private final CaseRows cases;
    private final Shield shield;
    private final ReadersCredit credit;
    private final Remains remains;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreditOffers(
            CaseRows cases,
            Shield shield,
            ReadersCredit credit,
            Remains remains,
            ApplicationEventPublisher events,
            Clock clock) {
        this.remains = remains;
        this.cases = cases;
        this.shield = shield;
        this.credit = credit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Promises it; the reader is told.
     *
     * @throws NotAnswerable when the case is decided or given in, was offered before, is nobody's we know, or all of it went back
     */
    public void offer(long id) {
        DisputeCase one = cases.offer(id).filter(DisputeCase::offerable).orElseThrow(() -> new NotAnswerable(id));
        ReaderId reader = one.reader();
        Long settlement = one.settlement();
        Money promised = one.tookMoney() ? one.held().minus(one.credit()) : remains.promisable(one);
        if (reader == null || settlement == null || !promised.isPositive()) {
            throw new NotAnswerable(id);
        }
        events.publishEvent(new CreditOffered(settlement, reader, promised, clock.instant()));
    }

    /**
     * The bank left the money with us; in the transaction that recorded that. Not what went back by another way meanwhile. Once,
     * also where the bank took it after all since.
     */
    void keep(DisputeCase one) {
        Long settlement = one.settlement();
        if (one.offeredAt() == null || one.reader() == null || settlement == null) {
            return;
        }
        Money left = remains.promisable(one);
        if (left.isPositive() && shield.creditGiven(one, left)) {
            credit.giveOffered(settlement, left, Long.toString(one.id()));
        }
    }
}
