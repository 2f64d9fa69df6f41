package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ItemAccrual;

/**
 * What one item earned, by where the money is. What readers have not paid is gross, since its card fee is not known yet; the
 * rest is net.
 *
 * @param pledged for a request, and the item is its number
 * @param accruedUnits unlocks that readers have not paid
 * @param accrued their price
 * @param paidUnits unlocks that readers paid
 * @param paidGross their price, with its tax
 */
public record ItemEarnings(
        ItemId item,
        boolean pledged,
        int accruedUnits,
        Money accrued,
        int paidUnits,
        Money paidGross,
        Money collected,
        Money available,
        Money inTransit,
        Money paid) {

    static ItemEarnings unpaid(ItemAccrual ever) {
        Money none = Money.zero(ever.gross().currency());
        return new ItemEarnings(
                ever.item(), ever.pledged(), ever.units(), ever.gross(), 0, none, none, none, none, none);
    }

    /** Accruals run a few seconds behind: what was paid meanwhile is not subtracted twice. */
    ItemEarnings withEver(ItemAccrual ever) {
        Money unpaid = ever.gross().minus(paidGross);
        return new ItemEarnings(
                item,
                pledged,
                Math.max(0, ever.units() - paidUnits),
                unpaid.isNegative() ? Money.zero(unpaid.currency()) : unpaid,
                paidUnits,
                paidGross,
                collected,
                available,
                inTransit,
                paid);
    }

    public int units() {
        return accruedUnits + paidUnits;
    }

    public Money total() {
        return accrued.plus(paidGross);
    }
}
