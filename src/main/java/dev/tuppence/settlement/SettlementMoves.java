package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How settlements change; every move is a compare-and-set under the tab's lock. */
@Repository
class SettlementMoves {

    private final JdbcClient jdbc;
    private final Clock clock;

    SettlementMoves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Fixes the amounts and goes on; false when it is no longer announced. */
    boolean start(Settlement settlement, SettlementState next, Money creditUsed, Money charged, Money carriedOut) {
        require(settlement.state(), next);
        return jdbc.sql("""
                        update settlement set state = :next, credit_used_micros = :credit, charged_micros = :charged,
                            carried_out_micros = :carried, moved_at = :now where id = :id and state = 'NOTICED'""")
                        .param("next", next.name())
                        .param("credit", creditUsed.micros())
                        .param("charged", charged.micros())
                        .param("carried", carriedOut.micros())
                        .param("now", now())
                        .param("id", settlement.id())
                        .update()
                == 1;
    }

    void carry(Settlement settlement, int intoPeriod) {
        require(settlement.state(), SettlementState.CARRIED);
        jdbc.sql("""
                        update settlement set state = 'CARRIED', carried_into = :into, carried_out_micros = :carried,
                            moved_at = :now where id = :id and state = 'NOTICED'""")
                .param("into", intoPeriod)
                .param("carried", settlement.claimed().micros())
                .param("now", now())
                .param("id", settlement.id())
                .update();
    }

    void writeOff(Settlement settlement, Money charged, Money carriedOut) {
        require(settlement.state(), SettlementState.WRITTEN_OFF);
        jdbc.sql("""
                        update settlement set state = 'WRITTEN_OFF', credit_used_micros = 0, charged_micros = :charged,
                            carried_out_micros = :carried, written_off_at = coalesce(written_off_at, :now), retry_at = null,
                            moved_at = :now where id = :id and state = :state""")
                .param("charged", charged.micros())
                .param("carried", carriedOut.micros())
                .param("now", now())
                .param("id", settlement.id())
                .param("state", settlement.state().name())
                .update();
    }

    boolean forgive(Settlement settlement) {
        require(settlement.state(), SettlementState.FORGIVEN);
        return jdbc.sql("""
                        update settlement set state = 'FORGIVEN', fee_micros = 0, paid_at = :now, moved_at = :now
                        where id = :id and state = 'NOTICED'""").param("now", now()).param("id", settlement.id()).update() == 1;
    }

    boolean move(Settlement settlement, SettlementState next, @Nullable String declineCode, @Nullable Instant retryAt) {
        require(settlement.state(), next);
        return jdbc.sql("""
                        update settlement set state = :next, decline_code = :code, retry_at = :retryAt, moved_at = :now
                        where id = :id and state = :state""")
                        .param("next", next.name())
                        .param("code", declineCode)
                        .param("retryAt", retryAt == null ? null : utc(retryAt))
                        .param("now", now())
                        .param("id", settlement.id())
                        .param("state", settlement.state().name())
                        .update()
                == 1;
    }

    /** It did not go through. */
    void trouble(Settlement settlement, SettlementState next, @Nullable String code, @Nullable Instant retryAt) {
        move(settlement, next, code, retryAt);
        jdbc.sql("update settlement set waits_since = coalesce(waits_since, :now) where id = :id")
                .param("now", now())
                .param("id", settlement.id())
                .update();
    }

    void reminded(long id) {
        jdbc.sql("update settlement set reminders = reminders + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** No card pays it: all of it goes on. */
    void carryAll(Settlement settlement, int intoPeriod) {
        require(settlement.state(), SettlementState.CARRIED);
        jdbc.sql("""
                        update settlement set state = 'CARRIED', carried_into = :into, charged_micros = 0,
                            carried_out_micros = carried_out_micros + charged_micros, moved_at = :now
                        where id = :id and state = :state""")
                .param("into", intoPeriod)
                .param("now", now())
                .param("id", settlement.id())
                .param("state", settlement.state().name())
                .update();
    }

    /** No card pays the rest: it goes on. */
    void carryRest(Settlement settlement) {
        jdbc.sql("""
                        update settlement set charged_micros = 0, carried_out_micros = carried_out_micros + charged_micros
                        where id = :id and state = :state""")
                .param("id", settlement.id())
                .param("state", settlement.state().name())
                .update();
    }

    boolean pay(Settlement settlement, Money fee, @Nullable String paymentIntent, Instant at) {
        require(settlement.state(), SettlementState.PAID);
        return jdbc.sql("""
                        update settlement set state = 'PAID', fee_micros = :fee, payment_intent = :intent, paid_at = :at,
                            retry_at = null, moved_at = :now where id = :id and state = :state""")
                        .param("fee", fee.micros())
                        .param("intent", paymentIntent)
                        .param("at", utc(at))
                        .param("now", now())
                        .param("id", settlement.id())
                        .param("state", settlement.state().name())
                        .update()
                == 1;
    }

    /** What becomes of a paid settlement's payment; when it was paid stays. */
    boolean turn(Settlement settlement, SettlementState next) {
        require(settlement.state(), next);
        return jdbc.sql("update settlement set state = :next where id = :id and state = :state")
                        .param("next", next.name())
                        .param("id", settlement.id())
                        .param("state", settlement.state().name())
                        .update()
                == 1;
    }

    void retried(long id) {
        jdbc.sql("update settlement set retries = retries + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** Its card payment, which was not asked for yet, brings more. */
    void prefund(long id, Money more) {
        jdbc.sql("update settlement set prefunded_micros = :more where id = :id")
                .param("more", more.micros())
                .param("id", id)
                .update();
    }

    /** Its reader has to do something first. */
    void lookAgain(long id, Instant at) {
        jdbc.sql("update settlement set retry_at = :at where id = :id and state in ('NOTICED', 'DECLINED_SOFT')")
                .param("at", utc(at))
                .param("id", id)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static void require(SettlementState state, SettlementState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("A settlement that is %s does not become %s".formatted(state, next));
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
