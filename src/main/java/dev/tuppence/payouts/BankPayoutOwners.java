package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** To whose bank the processor paid. */
@Component
public class BankPayoutOwners {

    private final JdbcClient jdbc;
    private final EveryCreator everyCreator;

    BankPayoutOwners(JdbcClient jdbc, EveryCreator everyCreator) {
        this.jdbc = jdbc;
        this.everyCreator = everyCreator;
    }

    /** @param payout the processor's id */
    @Transactional(readOnly = true)
    public Optional<CreatorId> of(String payout) {
        return everyCreator.call(() -> jdbc.sql("select creator_id from bank_payout where payout = :payout")
                .param("payout", payout)
                .query((row, number) -> new CreatorId(row.getLong(1)))
                .optional());
    }
}
