package dev.tuppence.unlocks;

import dev.tuppence.identity.Profile;
import dev.tuppence.identity.ProfileChanged;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.TaxProfile;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens tabs and keeps their limits in step with the trust in their reader. */
@Component
class TabLimits {

    private final JdbcClient jdbc;
    private final Readers readers;
    private final UnlocksSettings settings;
    private final Clock clock;

    TabLimits(JdbcClient jdbc, Readers readers, UnlocksSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.settings = settings;
        this.clock = clock;
    }

    /** A tab that is there already stays as it is. */
    @Transactional
    public void open(ReaderId reader, CurrencyCode currency) {
        Profile profile = readers.profileOf(reader);
        jdbc.sql("""
                        insert into tab (reader_id, currency, limit_micros, zone, tax_country, blocks)
                        values (:reader, :currency, :limit, :zone, :country,
                                :blocks | coalesce((select blocks from reader_block where reader_id = :reader), 0)) on conflict do nothing""")
                .param("reader", reader.value())
                .param("currency", currency.name())
                .param("limit", limitOf(reader, currency, trustIn(reader)).micros())
                .param("zone", profile.zone().getId())
                .param("country", TaxProfile.numberOf(profile.country()))
                .param("blocks", readers.isMerged(reader) ? Block.MERGED.bit() : 0)
                .update();
    }

    /** What is unlocked from now on is taxed in the country, months are counted in the zone, and the full limit belongs to the currency, that the reader chose last. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ProfileChanged event) {
        ReaderId reader = event.reader();
        List<CurrencyCode> open = lock(reader);
        Profile profile = readers.profileOf(reader);
        jdbc.sql("update tab set zone = :zone, tax_country = :country where reader_id = :reader")
                .param("zone", profile.zone().getId())
                .param("country", TaxProfile.numberOf(profile.country()))
                .param("reader", reader.value())
                .update();
        open.forEach(currency -> countSpent(reader, currency));
        limit(reader, open);
    }

    /** @param budget what the reader wants to spend on this tab in a calendar month; none for no budget */
    @Transactional(propagation = Propagation.MANDATORY)
    public void budget(ReaderId reader, CurrencyCode currency, @Nullable Money budget) {
        open(reader, currency);
        lock(reader);
        jdbc.sql("update tab set budget_micros = :budget where reader_id = :reader and currency = :currency")
                .param("budget", budget == null ? null : budget.micros())
                .param("reader", reader.value())
                .param("currency", currency.name())
                .update();
        countSpent(reader, currency);
    }

    /** What this month's charges say; the caller holds the tab's lock. */
    void countSpent(ReaderId reader, CurrencyCode currency) {
        jdbc.sql("""
                        update tab set budget_month = month_of(:now, zone),
                                       budget_spent_micros = coalesce((
                                           select sum(c.amount_micros) from charge c
                                           left join charge_return r using (debtor, kind, subject, take)
                                           where c.debtor = tab.reader_id and c.currency = tab.currency
                                             and r.debtor is null
                                             and month_of(c.charged_at, tab.zone) = month_of(:now, tab.zone)), 0)
                        where reader_id = :reader and currency = :currency and budget_micros is not null""")
                .param("now", OffsetDateTime.now(clock))
                .param("reader", reader.value())
                .param("currency", currency.name())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void signedUp(ReaderId reader) {
        trust(reader, """
                insert into trust (reader_id, level) values (:reader, 'SIGNED_IN')
                on conflict (reader_id) do update set level = 'SIGNED_IN' where trust.level = 'GUEST'""");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void cardSaved(ReaderId reader, String country) {
        readers.liveIn(reader, country);
        trust(reader, """
                insert into trust (reader_id, level) values (:reader, 'CARD')
                on conflict (reader_id) do update set level = 'CARD'""");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void settlementPaid(ReaderId reader) {
        trust(reader, """
                insert into trust (reader_id, level, paid_settlements) values (:reader, 'CARD', 1)
                on conflict (reader_id) do update set paid_settlements = trust.paid_settlements + 1""");
    }

    /** Growth is earned anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cardDeclined(ReaderId reader) {
        trust(reader, "update trust set paid_settlements = 0 where reader_id = :reader");
    }

    /** Tabs are locked before the trust in their reader, as a settlement does. */
    private void trust(ReaderId reader, String change) {
        List<CurrencyCode> open = lock(reader);
        jdbc.sql(change).param("reader", reader.value()).update();
        limit(reader, open);
    }

    List<CurrencyCode> lock(ReaderId reader) {
        return jdbc.sql("select currency from tab where reader_id = :reader order by currency for update")
                .param("reader", reader.value())
                .query((row, number) -> CurrencyCode.valueOf(row.getString("currency")))
                .list();
    }

    private void limit(ReaderId reader, List<CurrencyCode> open) {
        Trust trust = trustIn(reader);
        for (CurrencyCode currency : open) {
            jdbc.sql("update tab set limit_micros = :limit where reader_id = :reader and currency = :currency")
                    .param("limit", limitOf(reader, currency, trust).micros())
                    .param("reader", reader.value())
                    .param("currency", currency.name())
                    .update();
        }
    }

    private Trust trustIn(ReaderId reader) {
        return jdbc.sql("select level, paid_settlements from trust where reader_id = :reader")
                .param("reader", reader.value())
                .query((row, number) ->
                        new Trust(Trust.Level.valueOf(row.getString("level")), row.getInt("paid_settlements")))
                .optional()
                .orElse(Trust.GUEST);
    }

    /** The full limit belongs to the home currency; a guest has one tab, the first. */
    private Money limitOf(ReaderId reader, CurrencyCode currency, Trust trust) {
        UnlocksSettings.Limits limits = settings.limits().get(currency);
        if (limits == null) {
            return Money.zero(currency);
        }
        Money full = trust.limit(currency, limits);
        if (trust.level() == Trust.Level.GUEST) {
            return hasAnotherTab(reader, currency) ? Money.zero(currency) : full;
        }
        boolean home = readers.profileOf(reader).homeCurrency() == currency;
        return home ? full : full.shareInBasisPoints(settings.foreignLimitBasisPoints());
    }

    private boolean hasAnotherTab(ReaderId reader, CurrencyCode currency) {
        return jdbc.sql("""
                        select exists (select from tab
                                       where reader_id = :reader and currency <> :currency and limit_micros > 0)""")
                .param("reader", reader.value())
                .param("currency", currency.name())
                .query(Boolean.class)
                .single();
    }
}
