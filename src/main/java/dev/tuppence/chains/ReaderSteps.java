package dev.tuppence.chains;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.Reckoning;
import dev.tuppence.settlement.Reckonings;
import dev.tuppence.settlement.Reckonings.Distribution;
import dev.tuppence.settlement.Share;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a reader paid: the charge, who got which part of it, and giving it back. */
@Component
class ReaderSteps {

    private final Reckonings reckonings;
    private final Creators creators;

    ReaderSteps(Reckonings reckonings, Creators creators) {
        this.reckonings = reckonings;
        this.creators = creators;
    }

    Step charge(Charge charge, Books books) {
        return Step.of(Stage.CHARGE, charge.amount())
                .at(charge.at())
                .who(nameOf(charge.payee()))
                .state("chains.kind." + charge.kind())
                .booked(books.of(charge))
                .build();
    }

    /** Given back before it was paid: nothing is owed for it, and here its way ends. */
    Step takenOff(Charge charge) {
        return Step.of(Stage.RETURN, charge.amount().negated())
                .at(charge.returnedAt())
                .state("chains.return.off")
                .build();
    }

    Step givenBack(Charge charge, Reckoning paying, Books books) {
        String source = "%d-%d-%d-%d".formatted(paying.id(), charge.kind().code(), charge.mark(), charge.take());
        return Step.of(Stage.RETURN, charge.amount().negated())
                .at(charge.returnedAt())
                .state("chains.return.credit")
                .booked(books.of("settled-item-returned", source, tabOf(paying)))
                .build();
    }

    /** One kind of charges of one item of a paid settlement. */
    Step share(Reckoning paying, ChargeKind kind, ItemId item) {
        List<Share> shares = reckonings.sharesOf(paying, kind, item);
        Money gross = sum(shares, Share::gross, paying);
        Distribution all = reckonings.distributionOf(paying);
        Money shield = all.shield()
                .splitBy(List.of(gross.micros(), all.gross().minus(gross).micros()))
                .getFirst();
        Step.Builder step = Step.of(Stage.SHARE, gross).at(paying.paidAt()).id(paying.id());
        shares.forEach(share -> step.part(Part.Kind.CREATOR, nameOf(share.creator()), share.net()));
        return step.part(Part.Kind.TAX, sum(shares, Share::tax, paying))
                .part(Part.Kind.CARD_FEE, sum(shares, Share::cardFee, paying))
                .part(
                        Part.Kind.PLATFORM,
                        sum(shares, Share::platformFee, paying).minus(shield))
                .part(Part.Kind.SHIELD, shield)
                .build();
    }

    /** All of a paid settlement. */
    Step shares(Reckoning paying) {
        Distribution all = reckonings.distributionOf(paying);
        Money fee = paying.fee() == null ? all.cardFee() : paying.fee();
        return Step.of(Stage.SHARE, all.gross())
                .at(paying.paidAt())
                .id(paying.id())
                .part(Part.Kind.CREATORS, Integer.toString(all.creators()), all.net())
                .part(Part.Kind.TAX, all.tax())
                .part(Part.Kind.CARD_FEE, fee)
                .part(Part.Kind.PLATFORM, all.platformFee().minus(all.shield()))
                .part(Part.Kind.SHIELD, all.shield())
                .part(Part.Kind.SUBSIDY, all.cardFee().minus(fee))
                .build();
    }

    static Account tabOf(Reckoning settlement) {
        return Account.of(AccountType.TAB, settlement.reader().value());
    }

    private @Nullable String nameOf(CreatorId creator) {
        CreatorPage page = creators.pagesOf(List.of(creator)).get(creator);
        return page == null ? null : page.name();
    }

    private static Money sum(List<Share> shares, Function<Share, Money> part, Reckoning paying) {
        return shares.stream().map(part).reduce(Money.zero(paying.charged().currency()), Money::plus);
    }
}
