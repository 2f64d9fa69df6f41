package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.money.CurrencyCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pays everybody who has enough, once per period, and tries refused transfers again. Each creator is a transaction of its own,
 * so a run that died is simply run again.
 */
@Component
class PayoutRun {

    /** A creator with available money that no transfer has taken. */
    private record Waiting(CreatorId creator, CurrencyCode currency) {}

    private static final Logger LOG = LoggerFactory.getLogger(PayoutRun.class);

    private final JdbcClient jdbc;
    private final PayCreator payCreator;
    private final Refusals refusals;
    private final EveryCreator everyCreator;
    private final TransactionTemplate transaction;
    private final PayoutPeriods periods;

    PayoutRun(
            JdbcClient jdbc,
            PayCreator payCreator,
            Refusals refusals,
            EveryCreator everyCreator,
            TransactionTemplate transaction,
            PayoutPeriods periods) {
        this.jdbc = jdbc;
        this.payCreator = payCreator;
        this.refusals = refusals;
        this.everyCreator = everyCreator;
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

    /** Returns whether nobody's payment broke or waits for refunds; a creator whose payment broke does not hold up the next. */
    private boolean payAll(TransferTrigger trigger, Predicate<RefusedTransfers> ready) {
        boolean sound = true;
        Waiting last = new Waiting(new CreatorId(0), CurrencyCode.USD);
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
        try {
            return !ready.test(refusals.of(waiting.creator(), waiting.currency()))
                    || !(payCreator.pay(waiting.creator(), waiting.currency(), trigger)
                            instanceof PayOutcome.RefundsFirst);
        } catch (RuntimeException e) {
            LOG.error("Creator {} was not paid in {}", waiting.creator().value(), waiting.currency(), e);
            return false;
        }
    }

    private List<Waiting> waitingAfter(Waiting last) {
        List<Waiting> waiting = transaction.execute(status -> everyCreator.call(() -> jdbc.sql("""
                        select distinct creator_id, currency from earning
                        where released_at is not null and transfer_id is null and unclaimed_at is null and (creator_id, currency) > (:creator, :currency)
                        order by creator_id, currency limit :batch""")
                .param("creator", last.creator().value())
                .param("currency", last.currency().name())
                .param("batch", periods.batch())
                .query((row, number) ->
                        new Waiting(new CreatorId(row.getLong(1)), CurrencyCode.valueOf(row.getString(2))))
                .list()));
        return waiting == null ? new ArrayList<>() : waiting;
    }
}
