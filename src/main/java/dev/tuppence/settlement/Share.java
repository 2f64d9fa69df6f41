package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.util.List;

/**
 * What one item brings one creator out of one settlement: {@code gross = tax + platformFee + cardFee + net}, exactly.
 *
 * @param item what was charged; for a pledge, the request's number
 * @param units how many charges brought it
 */
public record Share(
        CreatorId creator,
        ChargeKind kind,
        ItemId item,
        int units,
        Money gross,
        Money tax,
        Money platformFee,
        Money cardFee,
        Money net) {

    /** What its creator and the platform share. */
    public Money untaxed() {
        return gross.minus(tax);
    }

    /** What one of its charges brought. */
    Share of(Money amount) {
        if (gross.equals(amount)) {
            return this;
        }
        List<Long> weights = List.of(amount.micros(), gross.minus(amount).micros());
        Money taxPart = tax.splitBy(weights).getFirst();
        Money platformPart = platformFee.splitBy(weights).getFirst();
        Money cardPart = cardFee.splitBy(weights).getFirst();
        Money netPart = amount.minus(taxPart).minus(platformPart).minus(cardPart);
        return new Share(creator, kind, item, 1, amount, taxPart, platformPart, cardPart, netPart);
    }
}
