package dev.tuppence.settlement;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import dev.tuppence.tax.TaxEntries;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.TaxRates;
import dev.tuppence.tax.Taxed;
import dev.tuppence.unlocks.Charge;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each creator, and the country that taxed it, gives back of a charge that was paid. */
@Component
class ReturnedShares {

    private static final String RETURNED = "returned-";

    private final ShareRows shares;
    private final TaxRates rates;
    private final TaxEntries taxes;
    private final SettledTax settled;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReturnedShares(
            ShareRows shares, TaxRates rates, TaxEntries taxes, SettledTax settled, JdbcClient jdbc, Clock clock) {
        this.shares = shares;
        this.rates = rates;
        this.taxes = taxes;
        this.settled = settled;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From each creator what it got for this charge. */
    List<TaxedShare> of(Settlement settlement, Returning.Returned what) {
        List<Part> parts = shares.partsOf(what.reader(), what.charge());
        TaxRate rate = rates.at(
                shares.profileOf(what.reader(), what.charge()), parts.getFirst().at());
        Map<CreatorId, TaxedShare> left =
                shares.left(settlement.id(), settlement.currency(), what.charge(), rate).stream()
                        .collect(Collectors.toMap(one -> one.share().creator(), Function.identity()));
        return parts.stream()
                .map(part -> Objects.requireNonNull(left.get(part.creator())).of(part.amount()))
                .toList();
    }

    void keep(Settlement settlement, Charge.Key charge, long lot, List<TaxedShare> given) {
        given.forEach(one -> keep(settlement, charge, lot, one));
        Money none = Money.zero(settlement.currency());
        List<Taxed> back = given.stream().collect(Collectors.groupingBy(TaxedShare::rate)).entrySet().stream()
                .map(of -> new Taxed(
                        of.getKey(), sum(of.getValue(), Share::gross, none), sum(of.getValue(), Share::tax, none)))
                .map(Taxed::negated)
                .toList();
        taxes.add(settlement.id(), RETURNED + lot, back);
        settled.follow(settlement.id(), RETURNED + lot);
    }

    private static Money sum(List<TaxedShare> some, Function<Share, Money> amount, Money none) {
        return some.stream().map(TaxedShare::share).map(amount).reduce(none, Money::plus);
    }

    private void keep(Settlement settlement, Charge.Key charge, long lot, TaxedShare given) {
        Share part = given.share();
        jdbc.sql("""
                        insert into settlement_return (settlement_id, creator_id, kind, subject, take, tax_profile,
                                                       tax_basis_points, credit_lot_id, gross_micros, tax_micros,
                                                       platform_fee_micros, card_fee_micros, net_micros, returned_at)
                        values (:settlement, :creator, :kind, :subject, :take, :profile, :points, :lot, :gross, :tax,
                                :platformFee, :cardFee, :net, :now)""")
                .param("settlement", settlement.id())
                .param("creator", part.creator().value())
                .param("kind", charge.kind().code())
                .param("subject", charge.item().value())
                .param("take", charge.take())
                .param("profile", given.rate().profile().code())
                .param("points", given.rate().basisPoints())
                .param("lot", lot)
                .param("gross", part.gross().micros())
                .param("tax", part.tax().micros())
                .param("platformFee", part.platformFee().micros())
                .param("cardFee", part.cardFee().micros())
                .param("net", part.net().micros())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
