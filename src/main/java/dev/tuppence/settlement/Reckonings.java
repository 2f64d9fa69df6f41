package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Journal;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settlements for whoever explains their amounts: sums and single shares, however many lines there are. */
@Service
@Transactional(readOnly = true)
public class Reckonings {

    /**
     * What a paid settlement brought whom: {@code gross = tax + platformFee + cardFee + net}.
     *
     * @param cardFee the part of the processor's fee that creators bear
     * @param shield what of the platform's fee went into the reserve for disputes
     */
    public record Distribution(
            int creators, Money gross, Money tax, Money platformFee, Money cardFee, Money net, Money shield) {}

    private final JdbcClient jdbc;
    private final ShareRows shares;
    private final Journal journal;

    Reckonings(JdbcClient jdbc, ShareRows shares, Journal journal) {
        this.jdbc = jdbc;
        this.shares = shares;
        this.journal = journal;
    }

    public Optional<Reckoning> find(long settlement) {
        return jdbc.sql("select * from settlement where id = :id")
                .param("id", settlement)
                .query(Reckonings::reckoning)
                .optional();
    }

    /** Empty while the period is open. */
    public Optional<Reckoning> ofPeriod(ReaderId reader, CurrencyCode currency, int period) {
        return jdbc.sql(
                        "select * from settlement where reader_id = :reader and currency = :currency and period = :period")
                .param("reader", reader.value())
                .param("currency", currency.name())
                .param("period", period)
                .query(Reckonings::reckoning)
                .optional();
    }

    /** What one kind of charges of one item brought, as it was booked; empty before it was paid. */
    public List<Share> sharesOf(Reckoning settlement, ChargeKind kind, ItemId item) {
        return shares.of(settlement.id(), settlement.charged().currency(), kind, item);
    }

    public Distribution distributionOf(Reckoning settlement) {
        CurrencyCode currency = settlement.charged().currency();
        return jdbc.sql("""
                        select count(distinct creator_id)::int as creators,
                          coalesce(sum(gross_micros), 0)::bigint as gross, coalesce(sum(tax_micros), 0)::bigint as tax,
                          coalesce(sum(platform_fee_micros), 0)::bigint as platform_fee,
                          coalesce(sum(card_fee_micros), 0)::bigint as card_fee, coalesce(sum(net_micros), 0)::bigint as net
                        from settlement_share where settlement_id = :id""")
                .param("id", settlement.id())
                .query((row, number) -> new Distribution(
                        row.getInt("creators"),
                        new Money(row.getLong("gross"), currency),
                        new Money(row.getLong("tax"), currency),
                        new Money(row.getLong("platform_fee"), currency),
                        new Money(row.getLong("card_fee"), currency),
                        new Money(row.getLong("net"), currency),
                        shieldOf(settlement, currency)))
                .single();
    }

    private Money shieldOf(Reckoning settlement, CurrencyCode currency) {
        Account reserve = Account.of(AccountType.DISPUTE_RESERVE);
        return journal.amountOn(reserve, currency, Reckoning.POSTING, Long.toString(settlement.id()))
                .negated();
    }

    private static Reckoning reckoning(ResultSet row, int number) throws SQLException {
        Settlement one = SettlementRows.settlement(row, number);
        @Nullable Long fee = row.getObject("fee_micros", Long.class);
        return new Reckoning(
                one.id(),
                one.reader(),
                one.period(),
                one.state().name(),
                one.gross(),
                one.carriedIn(),
                one.removed(),
                one.creditUsed(),
                one.state() == SettlementState.NOTICED ? one.claimed() : one.charged(),
                one.carriedOut(),
                fee == null ? null : new Money(fee, one.currency()),
                one.coveredBy(),
                one.closedAt(),
                one.paymentIntent(),
                one.paidAt());
    }
}
