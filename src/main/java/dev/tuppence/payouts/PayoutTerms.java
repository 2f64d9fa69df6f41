package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is trusted with a shorter hold; and the lock under which a creator is paid. */
@Component
class PayoutTerms {

    private final JdbcClient jdbc;
    private final Clock clock;

    PayoutTerms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Set<CreatorId> trusted(Collection<CreatorId> creators) {
        return jdbc
                .sql("select creator_id from payout_terms where trusted and creator_id = any(:creators)")
                .param("creators", creators.stream().map(CreatorId::value).toArray(Long[]::new))
                .query((row, number) -> new CreatorId(row.getLong(1)))
                .stream()
                .collect(Collectors.toSet());
    }

    void trust(CreatorId creator, boolean trusted) {
        jdbc.sql("""
                        insert into payout_terms (creator_id, trusted) values (:creator, :trusted)
                        on conflict (creator_id) do update set trusted = excluded.trusted""")
                .param("creator", creator.value())
                .param("trusted", trusted)
                .update();
    }

    boolean onHold(CreatorId creator) {
        return jdbc.sql("select exists (select from payout_terms where creator_id = :creator and held_at is not null)")
                .param("creator", creator.value())
                .query(Boolean.class)
                .single();
    }

    void hold(CreatorId creator, boolean hold) {
        jdbc.sql("""
                        insert into payout_terms (creator_id, held_at) values (:creator, :since)
                        on conflict (creator_id) do update set held_at = excluded.held_at""")
                .param("creator", creator.value())
                .param("since", hold ? OffsetDateTime.now(clock) : null)
                .update();
    }

    boolean inReview(CreatorId creator) {
        return jdbc.sql(
                        "select exists (select from payout_terms where creator_id = :creator and in_review_since is not null)")
                .param("creator", creator.value())
                .query(Boolean.class)
                .single();
    }

    void review(CreatorId creator, boolean begins) {
        jdbc.sql("""
                        insert into payout_terms (creator_id, in_review_since) values (:creator, :since)
                        on conflict (creator_id) do update set in_review_since = excluded.in_review_since""")
                .param("creator", creator.value())
                .param("since", begins ? OffsetDateTime.now(clock) : null)
                .update();
    }

    Optional<Instant> bankRefusedAt(CreatorId creator) {
        return jdbc.sql(
                        "select bank_refused_at from payout_terms where creator_id = :creator and bank_refused_at is not null")
                .param("creator", creator.value())
                .query((row, number) ->
                        row.getObject("bank_refused_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void bankRefused(CreatorId creator, Instant at) {
        jdbc.sql("""
                        insert into payout_terms (creator_id, bank_refused_at) values (:creator, :at)
                        on conflict (creator_id) do update set bank_refused_at = excluded.bank_refused_at""")
                .param("creator", creator.value())
                .param("at", CollectEarnings.utc(at))
                .update();
    }

    /** Other details, or a later payout that arrived. */
    void bankMended(CreatorId creator) {
        jdbc.sql(
                        "update payout_terms set bank_refused_at = null where creator_id = :creator and bank_refused_at is not null")
                .param("creator", creator.value())
                .update();
    }

    /** Until the transaction ends nobody else pays this creator. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(CreatorId creator) {
        jdbc.sql("insert into payout_terms (creator_id) values (:creator) on conflict do nothing")
                .param("creator", creator.value())
                .update();
        jdbc.sql("select 1 from payout_terms where creator_id = :creator for update")
                .param("creator", creator.value())
                .query((row, number) -> row.getInt(1))
                .single();
    }
}
