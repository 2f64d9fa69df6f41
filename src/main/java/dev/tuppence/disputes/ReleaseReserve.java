package dev.tuppence.disputes;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What nobody can dispute any more is the platform's again: the reserve keeps all it got lately, and what open cases may cost. */
@Component
class ReleaseReserve {

    private final Shield shield;
    private final Ledger ledger;
    private final DisputesSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReleaseReserve(Shield shield, Ledger ledger, DisputesSettings settings, JdbcClient jdbc, Clock clock) {
        this.shield = shield;
        this.ledger = ledger;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void run() {
        Instant now = clock.instant();
        for (CurrencyCode currency : CurrencyCode.values()) {
            release(currency, now.minus(settings.reserveFor()), now);
        }
    }

    private void release(CurrencyCode currency, Instant before, Instant now) {
        shield.lock(currency);
        Money spare = spare(currency, before);
        if (spare.isPositive()) {
            ledger.post(Posting.of("dispute-reserve-released", currency + "-" + now)
                    .debit(Account.of(AccountType.DISPUTE_RESERVE), spare)
                    .credit(Account.of(AccountType.PLATFORM_FEE), spare)
                    .build());
        }
    }

    private Money spare(CurrencyCode currency, Instant before) {
        return jdbc.sql("""
                        select -coalesce(sum(l.amount_micros), 0)::bigint
                               + coalesce(sum(l.amount_micros) filter (where l.account = 'DISPUTE_RESERVE'
                                   and l.amount_micros < 0 and p.posted_at >= :before), 0)::bigint
                        from posting_line l join posting p on p.id = l.posting_id
                        where l.account in ('DISPUTE_RESERVE', 'DISPUTE_HELD') and l.owner = '' and l.currency = :currency""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("currency", currency.name())
                .query((row, number) -> new Money(row.getLong(1), currency))
                .single();
    }
}
