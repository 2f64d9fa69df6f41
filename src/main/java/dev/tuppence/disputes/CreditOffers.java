package dev.tuppence.disputes;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.settlement.GivenCredit;
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
    private final GivenCredit credit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreditOffers(CaseRows cases, Shield shield, GivenCredit credit, ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.shield = shield;
        this.credit = credit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Promises it; the reader is told.
     *
     * @throws NotAnswerable when the case is decided or given in, was offered before, or is nobody's we know
     */
    public void offer(long id) {
        DisputeCase one = cases.offer(id).filter(DisputeCase::offerable).orElseThrow(() -> new NotAnswerable(id));
        ReaderId reader = one.reader();
        Long settlement = one.settlement();
        if (reader == null || settlement == null) {
            throw new NotAnswerable(id);
        }
        events.publishEvent(new CreditOffered(settlement, reader, one.amount(), clock.instant()));
    }

    /** The bank left the money with us; in the transaction that recorded that. Once, also where it took it after all since. */
    void keep(DisputeCase one) {
        if (one.offeredAt() != null && one.reader() != null && shield.creditGiven(one)) {
            credit.give(one.reader(), one.amount(), "case-" + one.id());
        }
    }
}
