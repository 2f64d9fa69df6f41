package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is taken out of settlements that no card was asked to pay, under the tab's lock. */
@Repository
class RemovedAmounts {

    private final JdbcClient jdbc;

    RemovedAmounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void remove(long id, Money amount) {
        jdbc.sql("""
                        update settlement set removed_micros = removed_micros + :amount, retry_at = null
                        where id = :id and state = 'NOTICED'""").param("amount", amount.micros()).param("id", id).update();
    }

    /** It carries less on: a line of its own, or of one before it, was given back. */
    void carryLess(long id, Money removed, Money lessCarriedIn) {
        jdbc.sql("""
                        update settlement set removed_micros = removed_micros + :removed,
                            carried_in_micros = carried_in_micros - :less,
                            carried_out_micros = carried_out_micros - :removed - :less
                        where id = :id and state = 'CARRIED'""")
                .param("removed", removed.micros())
                .param("less", lessCarriedIn.micros())
                .param("id", id)
                .update();
    }

    void claimLess(long id, Money lessCarriedIn) {
        jdbc.sql(
                        "update settlement set carried_in_micros = carried_in_micros - :less where id = :id and state = 'NOTICED'")
                .param("less", lessCarriedIn.micros())
                .param("id", id)
                .update();
    }
}
