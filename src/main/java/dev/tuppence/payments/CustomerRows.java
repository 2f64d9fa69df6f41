package dev.tuppence.payments;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payers' names at the processor. */
@Repository
class CustomerRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> of(Payer payer) {
        return jdbc.sql("select customer from payment_customer where payer = :payer")
                .param("payer", payer.value())
                .query((row, number) -> row.getString(1))
                .optional();
    }

    Optional<Payer> payerOf(String customer) {
        return jdbc.sql("select payer from payment_customer where customer = :customer")
                .param("customer", customer)
                .query((row, number) -> new Payer(row.getLong(1)))
                .optional();
    }

    void insert(Payer payer, String customer) {
        jdbc.sql("""
                        insert into payment_customer (payer, customer, created_at) values (:payer, :customer, :now)
                        on conflict (payer) do nothing""")
                .param("payer", payer.value())
                .param("customer", customer)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** One at a time per payer, also before there is a row to lock. */
    void lock(Payer payer) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('payer', :payer))")
                .param("payer", payer.value())
                .query((row, number) -> payer)
                .single();
    }
}
