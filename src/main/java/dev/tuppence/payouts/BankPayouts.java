package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.BankPayoutChanged;
import dev.tuppence.payments.PayoutAccountChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the processor pays to creators' banks. It books nothing: a failed payout's money stays at the processor. */
@Component
class BankPayouts {

    private static final String COLUMNS =
            "select payout, currency, amount_micros, state, arrives_at, failure, paid_at, first_seen_at from bank_payout\s";

    private final JdbcClient jdbc;
    private final EveryCreator everyCreator;
    private final PayoutTerms terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BankPayouts(
            JdbcClient jdbc,
            EveryCreator everyCreator,
            PayoutTerms terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.everyCreator = everyCreator;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /** A payout that the bank sent back flags the bank; a later one that arrives shows that it was mended. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(BankPayoutChanged changed) {
        var creator = new CreatorId(changed.payee().value());
        if (!everyCreator.call(() -> keep(changed))) {
            return;
        }
        if (changed.current() && changed.state().equals("failed")) {
            terms.bankRefused(creator, clock.instant());
        }
        if (changed.state().equals("paid") && everyCreator.call(() -> beganAfterRefusal(creator, changed))) {
            terms.bankMended(creator);
        }
        events.publishEvent(
                new BankPayoutMoved(creator, changed.payout(), changed.amount(), changed.state(), changed.arrivesAt()));
    }

    /** The processor stops paying an account whose bank refuses, until it has other details. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PayoutAccountChanged changed) {
        if (changed.becamePayable()) {
            terms.bankMended(new CreatorId(changed.account().payee().value()));
        }
    }

    /** A bank may send back what it had taken, but what failed stays failed. False when this is no news. */
    private boolean keep(BankPayoutChanged changed) {
        return jdbc.sql("""
                        insert into bank_payout (creator_id, payout, currency, amount_micros, state, arrives_at, failure, paid_at,
                            first_seen_at, changed_at)
                        values (:creator, :payout, :currency, :amount, :state, :arrivesAt, :failure,
                            case :state when 'paid' then :now::timestamptz end, :now, :now)
                        on conflict (creator_id, payout) do update
                          set state = excluded.state, arrives_at = excluded.arrives_at, failure = excluded.failure,
                              paid_at = coalesce(bank_payout.paid_at, excluded.paid_at), changed_at = excluded.changed_at
                          where bank_payout.state <> excluded.state and bank_payout.state not in ('failed', 'canceled')
                            and (bank_payout.state <> 'paid' or excluded.state = 'failed')""")
                        .param("creator", changed.payee().value())
                        .param("payout", changed.payout())
                        .param("currency", changed.amount().currency().name())
                        .param("amount", changed.amount().micros())
                        .param("state", changed.state())
                        .param("arrivesAt", CollectEarnings.utc(changed.arrivesAt()))
                        .param("failure", changed.failure())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    private boolean beganAfterRefusal(CreatorId creator, BankPayoutChanged changed) {
        return jdbc.sql("""
                        select exists (select from bank_payout join payout_terms using (creator_id)
                          where creator_id = :creator and payout = :payout and first_seen_at > bank_refused_at)""")
                .param("creator", creator.value())
                .param("payout", changed.payout())
                .query(Boolean.class)
                .single();
    }

    /** Newest first. */
    List<BankPayout> of(CreatorId creator, int limit) {
        return jdbc.sql(COLUMNS + "where creator_id = :creator order by first_seen_at desc, payout limit :limit")
                .param("creator", creator.value())
                .param("limit", limit)
                .query(BankPayouts::payout)
                .list();
    }

    Optional<BankPayout> find(CreatorId creator, String payout) {
        return jdbc.sql(COLUMNS + "where creator_id = :creator and payout = :payout")
                .param("creator", creator.value())
                .param("payout", payout)
                .query(BankPayouts::payout)
                .optional();
    }

    /** The first that carries what arrived then. */
    Optional<BankPayout> firstSince(CreatorId creator, CurrencyCode currency, Instant since) {
        return jdbc.sql(COLUMNS + """
                        where creator_id = :creator and currency = :currency and first_seen_at >= :since
                          and state not in ('failed', 'canceled') order by first_seen_at, payout limit 1""")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .param("since", CollectEarnings.utc(since))
                .query(BankPayouts::payout)
                .optional();
    }

    /** When the payout before this one was first seen. */
    Optional<Instant> before(CreatorId creator, BankPayout payout) {
        return jdbc.sql(COLUMNS + """
                        where creator_id = :creator and currency = :currency and first_seen_at < :seen
                          and state not in ('failed', 'canceled') order by first_seen_at desc limit 1""")
                .param("creator", creator.value())
                .param("currency", payout.amount().currency().name())
                .param("seen", CollectEarnings.utc(payout.firstSeenAt()))
                .query(BankPayouts::payout)
                .optional()
                .map(BankPayout::firstSeenAt);
    }

    private static BankPayout payout(ResultSet row, int number) throws SQLException {
        return new BankPayout(
                row.getString("payout"),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getString("state"),
                row.getObject("arrives_at", OffsetDateTime.class).toInstant(),
                row.getString("failure"),
                row.getObject("paid_at") != null,
                row.getObject("first_seen_at", OffsetDateTime.class).toInstant());
    }
}
