package dev.tuppence.chains;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.BankPayout;
import dev.tuppence.payouts.Earning;
import dev.tuppence.payouts.EarningState;
import dev.tuppence.payouts.Load;
import dev.tuppence.payouts.Trail;
import dev.tuppence.payouts.Trails;
import dev.tuppence.payouts.Transfer;
import dev.tuppence.settlement.Reckoning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From what a reader paid to a creator's bank. */
@Component
class CreatorSteps {

    private final Trails trails;

    CreatorSteps(Trails trails) {
        this.trails = trails;
    }

    /** Under the names that only this creator sees. */
    Step sale(Trail trail) {
        return Step.of(Stage.SALE, trail.earning().gross())
                .at(trail.earning().collectedAt())
                .id(trail.alias())
                .who(trail.earning().reader())
                .build();
    }

    /** The earning, its hold, its transfer and its payout, as far as they are. */
    List<Step> earned(CreatorId creator, Trail trail, Books books) {
        List<Step> steps = new ArrayList<>(List.of(earning(creator, trail, books), hold(creator, trail, books)));
        Money net = trail.earning().net();
        Transfer transfer = trail.transfer();
        if (trail.earning().state() == EarningState.UNCLAIMED) {
            steps.add(Step.of(Stage.UNCLAIMED, net).build());
        } else if (transfer == null) {
            steps.add(Step.of(Stage.TRANSFER, net).ahead(null).build());
        } else {
            Load load = trails.loadOf(transfer);
            steps.add(transfer(transfer, books)
                    .part(Part.Kind.THIS_EARNING, net)
                    .part(Part.Kind.OTHER_EARNINGS, load.net().minus(net))
                    .part(Part.Kind.REST, transfer.amount().minus(load.net()))
                    .build());
            steps.add(payout(transfer, trail.payout()));
        }
        return steps;
    }

    /** Everything a transfer took, the transfer and its payout. */
    List<Step> transferred(Transfer transfer, Books books) {
        Load load = trails.loadOf(transfer);
        Step all = Step.of(Stage.LOAD, load.net())
                .at(transfer.requestedAt())
                .id(load.lines())
                .part(Part.Kind.PRICE, load.gross())
                .part(Part.Kind.CARD_FEE, load.cardFee().negated())
                .part(Part.Kind.PLATFORM, load.platformFee().negated())
                .build();
        Step sent = transfer(transfer, books)
                .part(Part.Kind.EARNINGS, load.net())
                .part(Part.Kind.REST, transfer.amount().minus(load.net()))
                .build();
        return List.of(all, sent, payout(transfer, trails.payoutAfter(transfer).orElse(null)));
    }

    /** The transfers that a payout carried, and the payout. */
    List<Step> paidOut(CreatorId creator, BankPayout payout) {
        List<Step> steps = new ArrayList<>();
        Step.Builder last = payout(payout);
        Money other = payout.amount();
        for (Transfer transfer : trails.carriedBy(creator, payout).reversed()) {
            steps.add(transfer(transfer, Books.CLOSED).build());
            last.part(Part.Kind.TRANSFER, transfer.processorTransfer(), transfer.amount());
            other = other.minus(transfer.amount());
        }
        steps.add(last.part(Part.Kind.OTHER_BALANCE, other).build());
        return steps;
    }

    private static Step earning(CreatorId creator, Trail trail, Books books) {
        Earning earning = trail.earning();
        return Step.of(Stage.EARNING, earning.net())
                .at(earning.collectedAt())
                .part(Part.Kind.PRICE, earning.gross())
                .part(Part.Kind.CARD_FEE, earning.cardFee().negated())
                .part(Part.Kind.PLATFORM, earning.platformFee().negated())
                .booked(books.of(
                        Reckoning.POSTING,
                        Long.toString(trail.settlement()),
                        account(AccountType.ACCRUED, creator),
                        account(AccountType.COLLECTED, creator)))
                .build();
    }

    private static Step hold(CreatorId creator, Trail trail, Books books) {
        Trail.Release release = trail.release();
        Step.Builder hold = Step.of(Stage.HOLD, trail.earning().net());
        return release == null
                ? hold.ahead(trail.earning().availableAt()).build()
                : hold.at(release.at())
                        .booked(books.of(
                                "earnings-available", release.source(), account(AccountType.AVAILABLE, creator)))
                        .build();
    }

    private static Step.Builder transfer(Transfer transfer, Books books) {
        String id = Long.toString(transfer.id());
        Account transit = account(AccountType.IN_TRANSIT, transfer.creator());
        Step.Builder step = Step.of(Stage.TRANSFER, transfer.amount())
                .id(transfer.processorTransfer())
                .state("payouts.transfer." + transfer.state())
                .booked(books.of("transfer-requested", id, transit))
                .booked(books.of("transfer-sent", id, transit))
                .booked(books.of("transfer-failed", id, transit));
        return transfer.decidedAt() == null ? step.ahead(transfer.requestedAt()) : step.at(transfer.decidedAt());
    }

    private static Step payout(Transfer transfer, @Nullable BankPayout payout) {
        return payout == null
                ? Step.of(Stage.PAYOUT, transfer.amount()).ahead(null).build()
                : payout(payout)
                        .part(Part.Kind.TRANSFER, transfer.processorTransfer(), transfer.amount())
                        .part(Part.Kind.OTHER_BALANCE, payout.amount().minus(transfer.amount()))
                        .build();
    }

    private static Step.Builder payout(BankPayout payout) {
        Step.Builder step =
                Step.of(Stage.PAYOUT, payout.amount()).id(payout.payout()).state("payouts.bank." + payout.state());
        return payout.state().equals("paid") ? step.at(payout.arrivesAt()) : step.ahead(payout.arrivesAt());
    }

    private static Account account(AccountType type, CreatorId creator) {
        return Account.of(type, creator.value());
    }
}
