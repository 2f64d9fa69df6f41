package dev.tuppence.payments;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cards that take no payment: as if they were not saved. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class BarredCards {

    private final JdbcClient jdbc;
    private final Clock clock;

    BarredCards(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The card that made this payment, for its payer.
     *
     * @param source why, e.g. the dispute; one card may be barred for several reasons
     */
    public void bar(String paymentReference, String source) {
        bar(paymentReference, source, false);
    }

    /** The card that made this payment, whoever saves it. */
    public void barForEverybody(String paymentReference, String source) {
        bar(paymentReference, source, true);
    }

    private void bar(String paymentReference, String source, boolean everybody) {
        jdbc.sql("""
                        insert into card_bar (fingerprint_hash, source, payer, barred_at)
                        select c.fingerprint_hash, :source, case when not :everybody then p.payer end, :now
                        from card_payment p join saved_card c using (payment_method)
                        where p.reference = :reference on conflict do nothing""")
                .param("source", source)
                .param("everybody", everybody)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", paymentReference)
                .update();
    }

    /** That reason is gone. */
    public void lift(String source) {
        jdbc.sql("update card_bar set lifted_at = :now where source = :source and lifted_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("source", source)
                .update();
    }
}
