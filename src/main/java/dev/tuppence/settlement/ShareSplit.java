package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What each item's creator gets out of a settlement: its price, less the platform's fee, less its part of the card fee by value
 * (largest remainder; ties to the smaller creator id, then the smaller item id).
 *
 * @param cardFee the part of the processor's fee that creators bear
 */
record ShareSplit(List<Share> shares, Money gross, Money platformFee, Money cardFee) {

    private static final Comparator<Line> ORDER = Comparator.comparingLong(
                    (Line line) -> line.creator().value())
            .thenComparingLong(line -> line.item().value());

    ShareSplit {
        shares = List.copyOf(shares);
    }

    /**
     * @param lines unlocks that were not returned
     * @param fee what the processor kept
     * @param ceiling in basis points of the lines' value
     */
    static ShareSplit of(List<Line> lines, Money fee, int platformBasisPoints, int ceiling) {
        Money zero = Money.zero(fee.currency());
        List<List<Line>> items = perItem(lines);
        List<Money> values = items.stream().map(item -> sum(item, zero)).toList();
        Money gross = values.stream().reduce(zero, Money::plus);
        Money borne = fee.atMost(gross.shareInBasisPoints(ceiling));
        List<Money> cardFees = gross.isZero()
                ? List.of()
                : borne.splitBy(values.stream().map(Money::micros).toList());
        List<Share> shares = new ArrayList<>(items.size());
        Money platformFees = zero;
        for (int i = 0; i < items.size(); i++) {
            Line first = items.get(i).getFirst();
            Money platformFee = values.get(i).shareInBasisPoints(platformBasisPoints);
            Money net = values.get(i).minus(platformFee).minus(cardFees.get(i));
            platformFees = platformFees.plus(platformFee);
            shares.add(new Share(
                    first.creator(),
                    first.item(),
                    items.get(i).size(),
                    values.get(i),
                    platformFee,
                    cardFees.get(i),
                    net));
        }
        return new ShareSplit(shares, gross, platformFees, borne);
    }

    private static List<List<Line>> perItem(List<Line> lines) {
        Map<ItemId, List<Line>> items = lines.stream().collect(Collectors.groupingBy(Line::item));
        return items.values().stream()
                .sorted(Comparator.comparing(List::getFirst, ORDER))
                .toList();
    }

    private static Money sum(List<Line> lines, Money zero) {
        return lines.stream().map(Line::amount).reduce(zero, Money::plus);
    }
}
