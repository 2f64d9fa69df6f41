package dev.tuppence.disputes;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.SettlementView;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CaseRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty when there is a case of this dispute; one that only asked becomes one that took money. */
    Optional<DisputeCase> insert(NewCase opened) {
        SettlementView paid = opened.paid();
        Money none = Money.zero(opened.amount().currency());
        Claim claim = opened.claim() == null ? new Claim(none, none, none) : opened.claim();
        return jdbc.sql("""
                        insert into dispute_case (dispute, payment_reference, settlement_id, reader_id, tab_currency, currency, amount_micros,
                            held_micros, excess_micros, credit_micros, fee_micros, reason, opened_at, answer_by, state, closed_at)
                        values (:dispute, :reference, :settlement, :reader, :tabCurrency, :currency, :amount,
                            :held, :excess, :credit, :fee, :reason, :now, :answerBy, :state,
                            case when :closed then :now::timestamptz end)
                        on conflict (dispute) do update set amount_micros = excluded.amount_micros,
                            held_micros = excluded.held_micros, excess_micros = excluded.excess_micros,
                            credit_micros = excluded.credit_micros, fee_micros = excluded.fee_micros, reason = excluded.reason,
                            answer_by = excluded.answer_by, state = excluded.state, answered_at = null, answered_by = null,
                            evidence = null, refusal = null, closed_at = null
                        where dispute_case.held_micros + dispute_case.excess_micros = 0
                          and excluded.held_micros + excluded.excess_micros > 0
                        returning *""")
                .param("dispute", opened.dispute())
                .param("reference", opened.paymentReference())
                .param("settlement", paid == null ? null : paid.id())
                .param("reader", paid == null ? null : paid.reader().value())
                .param(
                        "tabCurrency",
                        paid == null ? null : paid.charged().currency().name())
                .param("currency", opened.amount().currency().name())
                .param("amount", opened.amount().micros())
                .param("held", claim.held().micros())
                .param("excess", claim.excess().micros())
                .param("credit", claim.credit().micros())
                .param("fee", opened.fee().micros())
                .param("reason", opened.reason())
                .param("now", OffsetDateTime.now(clock))
                .param("answerBy", opened.answerBy().atOffset(ZoneOffset.UTC))
                .param("state", opened.state().name())
                .param("closed", opened.state().closed())
                .query(CaseReads::one)
                .optional();
    }

    /** The bank asks no more; empty when it had ended before. */
    Optional<DisputeCase> end(String dispute) {
        return jdbc.sql("""
                        update dispute_case set state = 'ENDED', closed_at = :now
                        where dispute = :dispute and closed_at is null and held_micros + excess_micros = 0 returning *""")
                .param("now", OffsetDateTime.now(clock))
                .param("dispute", dispute)
                .query(CaseReads::one)
                .optional();
    }

    /** Empty when it is decided or given in, or was offered before. */
    Optional<DisputeCase> offer(long id) {
        return jdbc.sql("""
                        update dispute_case set offered_at = :now
                        where id = :id and closed_at is null and state <> 'ACCEPTED' and offered_at is null returning *""")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .query(CaseReads::one)
                .optional();
    }

    void refused(long id, String refusal) {
        jdbc.sql("update dispute_case set refusal = :refusal where id = :id")
                .param("refusal", refusal)
                .param("id", id)
                .update();
    }

    /** What other disputes hold of this settlement, or have taken for good. */
    Money heldOf(long settlement, CurrencyCode currency) {
        return jdbc.sql("""
                        select coalesce(sum(held_micros), 0)::bigint from dispute_case
                        where settlement_id = :settlement and currency = :currency and state not in ('WON', 'REFUNDED')""")
                .param("settlement", settlement)
                .param("currency", currency.name())
                .query((row, number) -> new Money(row.getLong(1), currency))
                .single();
    }

    /** What cases claim of the items of this settlement. */
    Money claimedOf(long settlement, CurrencyCode currency) {
        return jdbc.sql("""
                        select coalesce(sum(held_micros - credit_micros), 0)::bigint from dispute_case
                        where settlement_id = :settlement and currency = :currency and state not in ('WON', 'REFUNDED')""")
                .param("settlement", settlement)
                .param("currency", currency.name())
                .query((row, number) -> new Money(row.getLong(1), currency))
                .single();
    }

    /** How many other cases keep this one's reader from unlocking; a warned one whose money the bank took first leaves that to the dispute. */
    int blockingOthers(DisputeCase one) {
        return jdbc.sql("""
                        select count(*)::int from dispute_case other join dispute_case mine using (reader_id)
                        where mine.id = :id and other.id <> mine.id and other.state <> 'WON' and other.reinstated_at is null
                          and other.held_micros + other.excess_micros > 0
                          and (other.state <> 'REFUNDED' or other.refusal is null)""")
                .param("id", one.id())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /** Empty when it was closed before, or never opened. */
    Optional<DisputeCase> close(String dispute, boolean won, Money feeReturned) {
        return jdbc.sql("""
                        update dispute_case set state = :state, closed_at = :now, fee_returned_micros = :feeReturned
                        where dispute = :dispute and closed_at is null returning *""")
                .param("state", won ? "WON" : "LOST")
                .param("now", OffsetDateTime.now(clock))
                .param("feeReturned", feeReturned.micros())
                .param("dispute", dispute)
                .query(CaseReads::one)
                .optional();
    }

    void beyond(long id, Money beyond) {
        jdbc.sql("update dispute_case set beyond_micros = :beyond where id = :id")
                .param("beyond", beyond.micros())
                .param("id", id)
                .update();
    }

    /** Empty when it is not open to an answer. */
    Optional<DisputeCase> answer(long id, CaseState state, ReaderId by, @Nullable String evidence) {
        return jdbc.sql("""
                        update dispute_case
                        set state = :state, answered_at = :now, answered_by = :by, evidence = :evidence, refusal = null
                        where id = :id and (state = 'OPEN' or state = 'INQUIRY' and :state = 'CONTESTED') returning *""")
                .param("state", state.name())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by.value())
                .param("evidence", evidence)
                .param("id", id)
                .query(CaseReads::one)
                .optional();
    }

    /** The answer did not arrive, so the case waits for another. */
    void reopen(String dispute, String refusal) {
        jdbc.sql("""
                        update dispute_case set refusal = :refusal,
                            state = case when held_micros + excess_micros = 0 then 'INQUIRY' else 'OPEN' end
                        where dispute = :dispute and state in ('ACCEPTED', 'CONTESTED')""").param("refusal", refusal).param("dispute", dispute).update();
    }

    Optional<DisputeCase> reinstate(long id) {
        return jdbc.sql("""
                        update dispute_case set reinstated_at = :now
                        where id = :id and state in ('LOST', 'REFUNDED') and reinstated_at is null returning *""")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .query(CaseReads::one)
                .optional();
    }
}
