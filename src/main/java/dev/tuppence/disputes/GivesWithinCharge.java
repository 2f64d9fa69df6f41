package dev.tuppence.disputes;

import dev.tuppence.ledger.Invariant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No card payment gives more than it brought: what was refunded and what banks took for good are within what was charged. */
@Component
class GivesWithinCharge implements Invariant {

    private final JdbcClient jdbc;

    GivesWithinCharge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "refunded-and-lost-is-within-the-charge";
    }

    @Override
    public List<String> violations() {
        return jdbc.sql("""
                        with refunded as (
                            select payment, sum(amount_micros) as micros from payment_refund where state = 'SENT' group by payment),
                        lost as (
                            select payment_reference as payment, sum(held_micros - beyond_micros) as micros
                            from dispute_case where state = 'LOST' group by payment_reference),
                        given as (
                            select payment, coalesce(refunded.micros, 0) + coalesce(lost.micros, 0) as micros
                            from refunded full join lost using (payment))
                        select format('payment %s of %s micros gave %s', payment, amount_micros, micros)
                        from given join card_payment on reference = payment where micros > amount_micros limit 100""").query((row, number) -> row.getString(1)).list();
    }
}
