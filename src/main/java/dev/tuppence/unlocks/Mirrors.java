package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mirror rows of charges. Callers hold the tab's lock. */
@Repository
class Mirrors {

    /**
     * What was counted towards a cap or a budget counts no longer; a free read that followed stays. The tab's row changes in any case: a
     * lane that looked before must look again.
     */
    private static final String MIRROR = """
            with mirrored as (
                insert into charge_return (debtor, kind, subject, take, payee, split_sheet, amount_micros, currency, period,
                                           reason, returned_at)
                select debtor, kind, subject, take, payee, split_sheet, amount_micros, currency, period, :reason, :now
                from charge where debtor = :reader and kind = :kind and subject = :subject and take = :take
                on conflict do nothing
                returning debtor, kind, subject, take, payee, amount_micros, currency
            ), charged as (
                select m.*, c.cap_month, c.charged_at from mirrored m join charge c using (debtor, kind, subject, take)
            ), uncapped as (
                update cap_counter k set spent_micros = k.spent_micros - c.amount_micros from charged c
                where c.cap_month > 0 and k.reader_id = c.debtor and k.creator_id = c.payee
                  and k.currency = c.currency and k.month = c.cap_month
            ), unspent as (
                update tab t set budget_spent_micros = case
                                     when t.budget_month = month_of(c.charged_at, t.zone)
                                     then greatest(0, t.budget_spent_micros - c.amount_micros)
                                     else t.budget_spent_micros end,
                                 owed_micros = t.owed_micros - case when :open then c.amount_micros else 0 end,
                                 count = t.count - case when :open then 1 else 0 end
                from charged c
                where t.reader_id = c.debtor and t.currency = c.currency
            )
            select amount_micros, currency from mirrored""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Mirrors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Mirrors one charge of a closed period; empty when it was mirrored before. */
    Optional<Money> mirror(ReaderId reader, ChargeKind kind, long subject, int take, ReturnReason reason) {
        return mirror(reader, kind, subject, take, reason, false);
    }

    void takeOffOpenTab(ReaderId reader, ChargeKind kind, long subject, int take, ReturnReason reason) {
        mirror(reader, kind, subject, take, reason, true);
    }

    private Optional<Money> mirror(
            ReaderId reader, ChargeKind kind, long subject, int take, ReturnReason reason, boolean open) {
        return jdbc.sql(MIRROR)
                .param("reader", reader.value())
                .param("kind", kind.code())
                .param("subject", subject)
                .param("take", take)
                .param("reason", reason.name())
                .param("open", open)
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) ->
                        new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))))
                .optional();
    }
}
