package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DisputeRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    DisputeRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The reference of our card payment, locked, so that a refund is asked for before or after; empty for payments that are not
     * ours.
     *
     * @throws IllegalStateException when its outcome is not recorded yet; the event is handled again later
     */
    Optional<String> paymentOf(String intent) {
        return jdbc.sql("select reference, state from card_payment where intent = :intent for update")
                .param("intent", intent)
                .query((row, number) -> {
                    if (!row.getString("state").equals("SUCCEEDED")) {
                        throw new IllegalStateException("Disputed before it was booked: " + intent);
                    }
                    return row.getString("reference");
                })
                .optional();
    }

    /** Returns false when it was told before, as an inquiry or more. */
    boolean inquire(String dispute, String reference, Money amount) {
        return insert(dispute, reference, amount, "INQUIRY", "do nothing") == 1;
    }

    /** Returns false when its end was told before. */
    boolean end(String dispute) {
        return jdbc.sql("""
                        update payment_dispute set state = 'ENDED', closed_at = :now
                        where dispute = :dispute and state = 'INQUIRY'""")
                        .param("now", OffsetDateTime.now(clock))
                        .param("dispute", dispute)
                        .update()
                == 1;
    }

    /** Returns false when its opening was told before. */
    boolean open(String dispute, String reference, Money amount) {
        return insert(dispute, reference, amount, "OPEN", """
                (dispute) do update set state = 'OPEN', closed_at = null where payment_dispute.state in ('INQUIRY', 'ENDED')""") == 1;
    }

    private int insert(String dispute, String reference, Money amount, String state, String known) {
        return jdbc.sql("""
                        insert into payment_dispute (dispute, reference, disputed_micros, state, opened_at)
                        select :dispute, reference,
                               case when currency = :currency then least(amount_micros, :amount) else amount_micros end,
                               :state, :now
                        from card_payment where reference = :reference
                        on conflict %s""".formatted(known))
                .param("dispute", dispute)
                .param("reference", reference)
                .param("currency", amount.currency().name())
                .param("amount", amount.micros())
                .param("state", state)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Returns false when its end was told before. */
    boolean close(String dispute, boolean won) {
        int rows = jdbc.sql("""
                        update payment_dispute set state = :state, closed_at = :now
                        where dispute = :dispute and state = 'OPEN'""")
                .param("state", won ? "WON" : "LOST")
                .param("now", OffsetDateTime.now(clock))
                .param("dispute", dispute)
                .update();
        return rows == 1;
    }

    boolean takenBack(String reference) {
        return jdbc.sql("""
                        select exists (select from payment_dispute where reference = :reference and state in ('OPEN', 'LOST'))""")
                .param("reference", reference)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    boolean warned(String reference) {
        return jdbc.sql("select exists (select from payment_warning where reference = :reference)")
                .param("reference", reference)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    boolean undecided(String reference) {
        return jdbc.sql("select exists (select from payment_dispute where reference = :reference and state = 'OPEN')")
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    Optional<CardProof> proofOf(String reference) {
        return jdbc.sql("""
                        select authentication, saved_at from saved_card join card_payment using (payment_method)
                        where reference = :reference""")
                .param("reference", reference)
                .query((row, number) -> new CardProof(
                        row.getString("authentication"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
