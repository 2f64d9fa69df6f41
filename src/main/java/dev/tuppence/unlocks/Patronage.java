package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.NoSuchItem;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * What readers put on their tab beside unlocks. Each call names its take, 1 and one more each time; the same take is charged once,
 * however often it is sent. Not inside a transaction: the lane commits.
 */
@Service
public class Patronage {

    private final Items items;
    private final Charging charging;

    Patronage(Items items, Charging charging) {
        this.items = items;
        this.charging = charging;
    }

    /** More for an item than it cost. Shared as its price is; it does not count towards a cap. */
    public Verdict tip(ReaderId reader, ItemId item, Money amount, int take) {
        return charge(ChargeKind.TIP, reader, item, amount, take);
    }

    /** Pays an item for somebody else, at the price that its page showed the giver. */
    public Verdict gift(ReaderId giver, ItemId item, Money price, int take) {
        return charge(ChargeKind.GIFT, giver, item, price, take);
    }

    /**
     * Pays a reader's part of a request that reached its goal.
     *
     * @param request the creator's, by its own id
     */
    public Verdict pledge(ReaderId reader, CreatorId creator, long request, Money amount, int take) {
        var line = new LaneLine(
                ChargeKind.PLEDGE, request, 0, creator.value(), 0, amount.micros(), take, ContentClass.SUPPORT, 0);
        return charging.charge(reader, amount.currency(), List.of(line));
    }

    private Verdict charge(ChargeKind kind, ReaderId reader, ItemId item, Money amount, int take) {
        Offer offer;
        try {
            offer = items.offerOf(item);
        } catch (NoSuchItem withdrawn) {
            return new Verdict.Stale();
        }
        boolean raised = kind == ChargeKind.GIFT && offer.price().exceeds(amount);
        if (raised || offer.price().currency() != amount.currency()) {
            return new Verdict.Stale();
        }
        return charging.charge(reader, amount.currency(), List.of(charging.line(kind, offer, amount, take)));
    }
}
