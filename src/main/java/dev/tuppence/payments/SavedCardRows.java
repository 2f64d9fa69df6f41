package dev.tuppence.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SavedCardRows {

    private static final String USABLE = """
            replaced_at is null and refused_at is null and not exists (
                select from card_bar b where b.fingerprint_hash = saved_card.fingerprint_hash and b.lifted_at is null
                  and coalesce(b.payer, saved_card.payer) = saved_card.payer)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedCardRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The first, or else the spare one. */
    Optional<SavedCard> current(Payer payer) {
        return jdbc.sql("select * from saved_card where payer = :payer and " + USABLE + " order by spare limit 1")
                .param("payer", payer.value())
                .query(SavedCardRows::card)
                .optional();
    }

    Optional<SavedCard> spare(Payer payer) {
        return jdbc.sql("select * from saved_card where payer = :payer and spare and " + USABLE)
                .param("payer", payer.value())
                .query(SavedCardRows::card)
                .optional();
    }

    /** Whatever became of it since. */
    Optional<SavedCard> thatPaid(String reference) {
        return jdbc.sql("""
                        select c.* from saved_card c join card_payment p using (payment_method)
                        where p.reference = :reference""")
                .param("reference", reference)
                .query(SavedCardRows::card)
                .optional();
    }

    Map<Payer, SavedCard> current(Set<Payer> payers) {
        Map<Payer, SavedCard> cards = new HashMap<>();
        jdbc.sql("select * from saved_card where payer = any(:payers) and " + USABLE + " order by spare desc")
                .param("payers", payers.stream().map(Payer::value).toArray(Long[]::new))
                .query(row -> {
                    cards.put(new Payer(row.getLong("payer")), card(row, 0));
                });
        return cards;
    }

    Optional<String> paymentMethodOf(Payer payer) {
        return jdbc.sql("select payment_method from saved_card where payer = :payer and " + USABLE
                        + " order by spare limit 1")
                .param("payer", payer.value())
                .query((row, number) -> row.getString(1))
                .optional();
    }

    void forget(Payer payer) {
        jdbc.sql("update saved_card set replaced_at = :now where payer = :payer and replaced_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("payer", payer.value())
                .update();
    }

    /** Its bank never pays with it: it is asked for nothing more. False when that was known, or the card is not. */
    boolean refuse(String paymentMethod) {
        return jdbc.sql("update saved_card set refused_at = :now where payment_method = :method and refused_at is null")
                        .param("now", OffsetDateTime.now(clock))
                        .param("method", paymentMethod)
                        .update()
                == 1;
    }

    /** Under the payer's lock. Returns false when this very card was saved before. */
    boolean replace(Payer payer, NewCard card, boolean spare) {
        if (isKnown(card.paymentMethod())) {
            return false;
        }
        jdbc.sql(
                        "update saved_card set replaced_at = :now where payer = :payer and spare = :spare and replaced_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("payer", payer.value())
                .param("spare", spare)
                .update();
        jdbc.sql("""
                        insert into saved_card (payer, payment_method, brand, last4, expires, country, fingerprint_hash,
                                                authentication, spare, saved_at)
                        values (:payer, :method, :brand, :last4, :expires, :country, :fingerprint, :authentication, :spare,
                                :now)""")
                .param("payer", payer.value())
                .param("method", card.paymentMethod())
                .param("brand", card.card().brand())
                .param("last4", card.card().last4())
                .param("expires", card.card().expires().atEndOfMonth())
                .param("country", card.card().country())
                .param("fingerprint", card.fingerprintHash())
                .param("authentication", card.authentication())
                .param("spare", spare)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return true;
    }

    /** Whose current card it is. */
    Optional<Payer> payerOf(String paymentMethod) {
        return jdbc.sql("select payer from saved_card where payment_method = :method and replaced_at is null")
                .param("method", paymentMethod)
                .query((row, number) -> new Payer(row.getLong(1)))
                .optional();
    }

    /** Under the payer's lock. Returns false when nothing of it is new. */
    boolean update(NewCard card) {
        return jdbc.sql("""
                        update saved_card set last4 = :last4, expires = :expires, fingerprint_hash = :fingerprint, refused_at = null
                        where payment_method = :method and replaced_at is null
                          and (last4, expires, fingerprint_hash) is distinct from (:last4, :expires::date, :fingerprint)""")
                        .param("last4", card.card().last4())
                        .param("expires", card.card().expires().atEndOfMonth())
                        .param("fingerprint", card.fingerprintHash())
                        .param("method", card.paymentMethod())
                        .update()
                == 1;
    }

    /** Those that end by then and were not told so. */
    Map<Payer, SavedCard> tellExpiring(LocalDate until, int limit) {
        Map<Payer, SavedCard> expiring = new HashMap<>();
        jdbc.sql("""
                        update saved_card set told_expires = expires where id in (
                            select id from saved_card
                            where replaced_at is null and told_expires is distinct from expires and expires <= :until
                            order by id limit :limit for update skip locked)
                        returning *""").param("until", until).param("limit", limit).query(row -> {
            expiring.put(new Payer(row.getLong("payer")), card(row, 0));
        });
        return expiring;
    }

    private boolean isKnown(String paymentMethod) {
        return jdbc.sql("select exists (select from saved_card where payment_method = :method)")
                .param("method", paymentMethod)
                .query(Boolean.class)
                .single();
    }

    private static SavedCard card(ResultSet row, int number) throws SQLException {
        return new SavedCard(
                row.getString("brand"),
                row.getString("last4"),
                YearMonth.from(row.getObject("expires", LocalDate.class)),
                row.getString("country"));
    }
}
