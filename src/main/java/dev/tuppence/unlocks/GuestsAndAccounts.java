package dev.tuppence.unlocks;

import dev.tuppence.identity.GuestMerged;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderSignedUp;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a guest's tab when the guest gets an account. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GuestsAndAccounts {

    private static final String MERGED = "MERGED";

    private final JdbcClient jdbc;
    private final TabRows tabs;
    private final TabLimits limits;
    private final ObjectProvider<AnnouncedPeriods> closedPeriods;

    GuestsAndAccounts(JdbcClient jdbc, TabRows tabs, TabLimits limits, ObjectProvider<AnnouncedPeriods> closedPeriods) {
        this.jdbc = jdbc;
        this.tabs = tabs;
        this.limits = limits;
        this.closedPeriods = closedPeriods;
    }

    @EventListener
    public void on(ReaderSignedUp event) {
        limits.signedUp(event.reader());
    }

    /**
     * The guest's open charges are mirrored and charged to the account, with their time and without a limit; what the account
     * has already is dropped. So are those that the guest was told of; what is further on stays the guest's.
     */
    @EventListener
    public void on(GuestMerged event) {
        ReaderId guest = event.guest();
        ReaderId account = event.account();
        List<CurrencyCode> currencies = currenciesOf(guest);
        currencies.forEach(currency -> limits.open(account, currency));
        tabs.lock(Stream.of(guest, account)
                .flatMap(reader -> currencies.stream().map(currency -> new TabKey(reader, currency)))
                .toList());
        for (CurrencyCode currency : currencies) {
            tabs.block(tabs.lock(guest, currency), Block.MERGED);
            handOver(guest, account, currency, tabs.lock(guest, currency).period());
            for (AnnouncedPeriods announced : closedPeriods.stream().toList()) {
                announced
                        .of(guest, currency)
                        .forEach(period -> announced.handedOver(
                                guest, currency, period, handOver(guest, account, currency, period)));
            }
            recount(account, currency);
            recount(guest, currency);
            limits.countSpent(account, currency);
            limits.countSpent(guest, currency);
        }
        grantTheRest(guest, account);
    }

    /** What the period came to. */
    private Money handOver(ReaderId guest, ReaderId account, CurrencyCode currency, int period) {
        chargeToAccount(guest, account, currency, period);
        return mirror(guest, currency, period);
    }

    private List<CurrencyCode> currenciesOf(ReaderId reader) {
        return tabs.of(reader).stream().map(TabView::currency).toList();
    }

    private void chargeToAccount(ReaderId guest, ReaderId account, CurrencyCode currency, int period) {
        jdbc.sql("""
                        with moved as (
                        insert into charge (debtor, kind, subject, take, payee, split_sheet, amount_micros, currency,
                                            period, cap_month, item_version, salt, tax_profile, charged_at)
                        select :account, c.kind, c.subject,
                               h.charges + row_number() over (partition by c.kind, c.subject order by c.take), c.payee, c.split_sheet, c.amount_micros,
                               c.currency, a.period, c.cap_month, c.item_version, c.salt, c.tax_profile, c.charged_at
                        from charge c
                        join tab a on a.reader_id = :account and a.currency = c.currency
                        cross join lateral (
                            select (select count(*) from charge x where x.debtor = :account and x.kind = c.kind
                                    and x.subject = c.subject) as charges,
                                   (select count(*) from charge_return x where x.debtor = :account and x.kind = c.kind
                                    and x.subject = c.subject) as returns) h
                        where c.debtor = :guest and c.currency = :currency and c.period = :period and (c.kind <> 1 or h.charges = h.returns)
                          and not exists (select from charge_return r where r.debtor = c.debtor and r.kind = c.kind
                                          and r.subject = c.subject and r.take = c.take)
                          and not exists (select from library l where l.reader_id = :account and c.kind = 1 and l.item_id = c.subject)
                        returning payee, currency, cap_month, amount_micros)
                        insert into cap_counter as k (reader_id, creator_id, currency, month, spent_micros)
                        select :account, payee, currency, cap_month, sum(amount_micros) from moved where cap_month > 0
                        group by payee, currency, cap_month
                        on conflict (reader_id, creator_id, currency, month) do update
                        set spent_micros = k.spent_micros + excluded.spent_micros""")
                .param("guest", guest.value())
                .param("account", account.value())
                .param("currency", currency.name())
                .param("period", period)
                .update();
    }

    private Money mirror(ReaderId guest, CurrencyCode currency, int period) {
        return jdbc.sql("""
                        with mirrored as (
                        insert into charge_return (debtor, kind, subject, take, payee, split_sheet, amount_micros,
                                                   currency, period, reason, returned_at)
                        select c.debtor, c.kind, c.subject, c.take, c.payee, c.split_sheet, c.amount_micros, c.currency,
                               c.period, :reason, c.charged_at
                        from charge c
                        where c.debtor = :guest and c.currency = :currency and c.period = :period
                        on conflict do nothing returning debtor, kind, subject, take, amount_micros),
                        counted as (update cap_counter k set spent_micros = k.spent_micros - s.amount
                        from (select c.payee, c.cap_month, sum(c.amount_micros) as amount
                              from mirrored join charge c using (debtor, kind, subject, take) where c.cap_month > 0
                              group by c.payee, c.cap_month) s
                        where k.reader_id = :guest and k.currency = :currency and k.creator_id = s.payee
                          and k.month = s.cap_month)
                        select coalesce(sum(amount_micros), 0)::bigint from mirrored""")
                .param("period", period)
                .param("reason", MERGED)
                .param("guest", guest.value())
                .param("currency", currency.name())
                .query((row, number) -> new Money(row.getLong(1), currency))
                .single();
    }

    /** Under both locks the tab is what its lines say. */
    private void recount(ReaderId reader, CurrencyCode currency) {
        jdbc.sql("""
                        update tab t set owed_micros = t.carried_in_micros + s.amount, count = s.units,
                                         opened_at = case when t.carried_in_micros > 0
                                                         then least(t.opened_at, s.opened_at) else s.opened_at end
                        from (select coalesce(sum(c.amount_micros), 0) as amount, count(*) as units,
                                     min(c.charged_at) as opened_at
                              from tab o join charge c
                                  on c.debtor = o.reader_id and c.currency = o.currency and c.period = o.period
                              where o.reader_id = :reader and o.currency = :currency
                                and not exists (select from charge_return r where r.debtor = c.debtor
                                    and r.kind = c.kind and r.subject = c.subject and r.take = c.take)) s
                        where t.reader_id = :reader and t.currency = :currency""")
                .param("reader", reader.value())
                .param("currency", currency.name())
                .update();
    }

    /** What the guest paid for or was given before stays readable. */
    private void grantTheRest(ReaderId guest, ReaderId account) {
        jdbc.sql("""
                        insert into library (reader_id, item_id, item_version, since, source)
                        select :account, c.subject, c.item_version, c.charged_at, 'merged'
                        from charge c left join charge_return r using (debtor, kind, subject, take)
                        where c.debtor = :guest and c.kind = 1 and r.debtor is null
                          and not exists (select from charge x left join charge_return y
                                              using (debtor, kind, subject, take)
                                          where x.debtor = :account and x.kind = 1 and x.subject = c.subject
                                            and y.debtor is null)
                        union all
                        select :account, item_id, item_version, since, 'merged' from library where reader_id = :guest
                        on conflict do nothing""")
                .param("guest", guest.value())
                .param("account", account.value())
                .update();
    }
}
