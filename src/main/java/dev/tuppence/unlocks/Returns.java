package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The reader's undo. */
@Component
class Returns {

    private record Bought(CurrencyCode currency, int period, Money amount, Instant at, boolean returned) {}

    private record History(int unlocks, long boughtMicros, long returnedMicros) {}

    private final JdbcClient jdbc;
    private final Tabs tabs;
    private final Mirrors mirrors;
    private final ObjectProvider<ClosedPeriodReturns> closedPeriods;
    private final UnlocksSettings settings;
    private final Clock clock;

    Returns(
            JdbcClient jdbc,
            Tabs tabs,
            Mirrors mirrors,
            ObjectProvider<ClosedPeriodReturns> closedPeriods,
            UnlocksSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.tabs = tabs;
        this.mirrors = mirrors;
        this.closedPeriods = closedPeriods;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(ReaderId reader, ItemId item, int take, ReturnReason reason) {
        if (reason.ofPlatform()) {
            throw new IllegalArgumentException("No reader's reason: " + reason);
        }
        giveBack(reader, unlock(item, take), reason, bought -> {
            requireInTime(bought, reason);
            requireFair(reader, bought);
        });
    }

    /** At any time, while its settlement is announced only. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeOutOfNotice(ReaderId reader, ItemId item, int take) {
        giveBack(reader, unlock(item, take), ReturnReason.NONE, bought -> requireFair(reader, bought));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(ReaderId reader, ItemId item, int take) {
        giveBack(
                reader,
                unlock(item, take),
                ReturnReason.NONE,
                bought -> requireWithin(settings.notAsDescribedWindow(), bought));
    }

    /** The platform takes a purchase back, whenever it was and whatever was returned before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reverse(ReaderId reader, Charge.Key charge, ReturnReason why) {
        giveBack(reader, charge, why, bought -> {});
    }

    private void giveBack(ReaderId reader, Charge.Key charge, ReturnReason reason, Consumer<Bought> rules) {
        Bought bought = bought(reader, charge);
        TabView tab = tabs.lock(reader, bought.currency());
        Bought now = bought(reader, charge); // as it stands under the lock
        if (now.returned()) {
            return; // a double click, a retry
        }
        rules.accept(now);
        if (now.period() == tab.period()) {
            mirrors.takeOffOpenTab(reader, charge.kind(), charge.item().value(), charge.take(), reason);
        } else {
            closedPeriods
                    .getIfAvailable(() -> Returns::refuse)
                    .giveBack(reader, now.currency(), now.period(), charge, reason);
        }
    }

    private static void refuse(
            ReaderId reader, CurrencyCode currency, int period, Charge.Key charge, ReturnReason reason) {
        throw new NotReturnable(NotReturnable.Why.BEING_PAID);
    }

    private static Charge.Key unlock(ItemId item, int take) {
        return new Charge.Key(ChargeKind.UNLOCK, item, take);
    }

    private Bought bought(ReaderId reader, Charge.Key charge) {
        return jdbc.sql("""
                        select c.currency, c.period, c.amount_micros, c.charged_at, r.debtor is not null as returned
                        from charge c left join charge_return r using (debtor, kind, subject, take)
                        where c.debtor = :reader and c.kind = :kind and c.subject = :item and c.take = :take""")
                .param("reader", reader.value())
                .param("kind", charge.kind().code())
                .param("item", charge.item().value())
                .param("take", charge.take())
                .query(Returns::bought)
                .optional()
                .orElseThrow(() -> new NotReturnable(NotReturnable.Why.NEVER_UNLOCKED));
    }

    private void requireInTime(Bought bought, ReturnReason reason) {
        requireWithin(
                reason == ReturnReason.NOT_AS_DESCRIBED ? settings.notAsDescribedWindow() : settings.returnWindow(),
                bought);
    }

    private void requireWithin(Duration window, Bought bought) {
        if (clock.instant().isAfter(bought.at().plus(window))) {
            throw new NotReturnable(NotReturnable.Why.TOO_LATE);
        }
    }

    /** After the first unlocks, only a share by value of what was bought in this currency comes back, where the law has nothing against it. */
    private void requireFair(ReaderId reader, Bought bought) {
        if (closedPeriods.stream().anyMatch(knows -> knows.mayWithdraw(reader, bought.at()))) {
            return;
        }
        History history = jdbc.sql("""
                        select count(*) as unlocks, sum(c.amount_micros)::bigint as bought,
                               coalesce(sum(r.amount_micros), 0)::bigint as returned
                        from charge c left join charge_return r using (debtor, kind, subject, take)
                        where c.debtor = :reader and c.kind = 1 and c.currency = :currency
                          and (r.reason is null or r.reason <> all (:platform))""")
                .param("reader", reader.value())
                .param("currency", bought.currency().name())
                .param("platform", ReturnReason.namesOfPlatform())
                .query((row, number) ->
                        new History(row.getInt("unlocks"), row.getLong("bought"), row.getLong("returned")))
                .single();
        Money most = new Money(history.boughtMicros(), bought.currency())
                .shareInBasisPoints(settings.returnShareBasisPoints());
        Money wanted = new Money(history.returnedMicros(), bought.currency()).plus(bought.amount());
        if (history.unlocks() > settings.returnFreeUnlocks() && wanted.exceeds(most)) {
            throw new NotReturnable(NotReturnable.Why.TOO_MUCH);
        }
    }

    private static Bought bought(ResultSet row, int number) throws SQLException {
        var currency = CurrencyCode.valueOf(row.getString("currency"));
        return new Bought(
                currency,
                row.getInt("period"),
                new Money(row.getLong("amount_micros"), currency),
                row.getObject("charged_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("returned"));
    }
}
