package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.money.Money;
import dev.tuppence.tax.Taxed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is kept of a paid settlement beside the books. */
@Component
class PaidRows {

    private final SettlementMoves moves;
    private final CreditLots funding;
    private final ShareRows shares;
    private final SharingOut sharing;
    private final SettledTax taxes;
    private final SettlementSettings settings;

    PaidRows(
            SettlementMoves moves,
            CreditLots funding,
            ShareRows shares,
            SharingOut sharing,
            SettledTax taxes,
            SettlementSettings settings) {
        this.sharing = sharing;
        this.taxes = taxes;
        this.moves = moves;
        this.funding = funding;
        this.shares = shares;
        this.settings = settings;
    }

    void fundByCard(Settlement settlement) {
        funding.fundByCard(settlement, settlement.reference());
    }

    /** What the card paid beyond it waits as credit. */
    void keepRest(Settlement settlement, Means means) {
        if (means.prefunded().isPositive()) {
            funding.add(settlement.reader(), means.prefunded(), means.prefundedFee(), "prefund-" + settlement.id());
        }
    }

    Money creditFeeOf(Settlement settlement) {
        return funding.feeOf(settlement);
    }

    boolean markPaid(Settlement settlement, Money fee, @Nullable String intent, Instant at) {
        return moves.pay(settlement, fee, intent, at);
    }

    boolean markForgiven(Settlement settlement) {
        return moves.forgive(settlement);
    }

    List<Part> partsOf(Settlement settlement) {
        return shares.parts(settlement.id());
    }

    /** After it was marked as paid. */
    ShareSplit shareOut(Settlement settlement) {
        sharing.shareOut(settlement.id());
        List<Taxed> taxed = sharing.taxes(settlement.id(), settlement.currency());
        taxes.enter(settlement, taxed);
        return new ShareSplit(shares.of(settlement.id(), settlement.currency()), taxed, settlement.currency());
    }

    /** What nobody paid is not taxed. */
    void takeTaxBack(Settlement settlement) {
        taxes.takeBack(settlement.id(), settlement.claimed(), Account.of(AccountType.FORGIVEN), "forgiven");
    }

    Money shieldOf(ShareSplit split) {
        return split.untaxed().shareInBasisPoints(settings.shieldBasisPoints());
    }
}
