package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.PayoutTrouble.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pays everybody who has enough, once per period, and tries refused transfers again. Each creator is a transaction of its own,
 * so a run that died is simply run again.
 */
@Component
class PayoutRun {

    /** Available money that no transfer has taken. @param broke when it was last tried */
    private record Waiting(Purse purse, boolean broke) {}

    private static final String ASIDE = PayoutTroubles.setAside("earning", Step.PAY);

    private final JdbcClient jdbc;
    private final PayCreator payCreator;
    private final Refusals refusals;
    private final ReleaseEarnings.Tenants tenants;
    private final TransactionTemplate transaction;
    private final PayoutPeriods periods;

    PayoutRun(
            JdbcClient jdbc,
            PayCreator payCreator,
            Refusals refusals,
            ReleaseEarnings.Tenants tenants,
            TransactionTemplate transaction,
            PayoutPeriods periods) {
        this.jdbc = jdbc;
        this.payCreator = payCreator;
        this.refusals = refusals;
        this.tenants = tenants;
        this.transaction = transaction;
        this.periods = periods;
    }

    void runDue() {
        Instant period = periods.current();
        if (periods.due(period) && payAll(TransferTrigger.RUN, refused -> !refused.waitsForOperator())) {
            periods.finish(period);
        }
        payAll(TransferTrigger.RETRY, refusals::retryDue);
    }

    /** Returns whether nobody waits for refunds. Whose payment broke is set aside: it holds up neither the others nor the period. */
    private boolean payAll(TransferTrigger trigger, Predicate<RefusedTransfers> ready) {
        boolean sound = true;
        Waiting last = new Waiting(new Purse(new CreatorId(0), CurrencyCode.USD), false);
        List<Waiting> page = waitingAfter(last);
        while (!page.isEmpty()) {
            for (Waiting waiting : page) {
                sound &= pay(waiting, trigger, ready);
            }
            page = waitingAfter(page.getLast());
        }
        return sound;
    }

    private boolean pay(Waiting waiting, TransferTrigger trigger, Predicate<RefusedTransfers> ready) {
        Purse purse = waiting.purse();
        if (!waiting.broke() && !ready.test(refusals.of(purse.creator(), purse.currency()))) {
            return true;
        }
        return tenants.troubles()
                .attempt(purse, Step.PAY, () -> payCreator.pay(purse.creator(), purse.currency(), trigger))
                .filter(PayOutcome.RefundsFirst.class::isInstance)
                .isEmpty();
    }

    private List<Waiting> waitingAfter(Waiting last) {
        List<Waiting> waiting = transaction.execute(status -> tenants.every()
                .call(() -> jdbc.sql("""
                        select distinct creator_id, currency,
                          exists (select from payout_trouble t where t.creator_id = earning.creator_id
                            and t.currency = earning.currency and t.step = 'PAY') as broke
                        from earning
                        where not %s and released_at is not null and transfer_id is null and unclaimed_at is null and (creator_id, currency) > (:creator, :currency)
                        order by creator_id, currency limit :batch""".formatted(ASIDE))
                        .param("now", periods.now())
                        .param("creator", last.purse().creator().value())
                        .param("currency", last.purse().currency().name())
                        .param("batch", periods.batch())
                        .query((row, number) -> new Waiting(Purse.of(row, number), row.getBoolean("broke")))
                        .list()));
        return waiting == null ? new ArrayList<>() : waiting;
    }
}
