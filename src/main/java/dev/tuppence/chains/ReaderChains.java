package dev.tuppence.chains;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.Reckoning;
import dev.tuppence.settlement.Reckonings;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.Charges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A reader's own amounts, from the click to who got which part. Another reader's do not exist here. */
@Service
@Transactional(readOnly = true)
public class ReaderChains {

    private final Charges charges;
    private final Reckonings reckonings;
    private final ReaderSteps own;
    private final TabSteps tab;

    ReaderChains(Charges charges, Reckonings reckonings, ReaderSteps own, TabSteps tab) {
        this.charges = charges;
        this.reckonings = reckonings;
        this.own = own;
        this.tab = tab;
    }

    public Optional<Chain> ofCharge(ReaderId reader, Charge.Key key) {
        return charges.find(reader, key)
                .map(charge -> Chain.of(charge.amount(), charge.kind(), charge.item(), steps(charge, Books.CLOSED)));
    }

    public Optional<Chain> ofSettlement(ReaderId reader, long settlement) {
        return reckonings
                .find(settlement)
                .filter(one -> one.reader().equals(reader))
                .map(one -> new Chain(one.charged(), null, steps(one, Books.CLOSED)));
    }

    List<Step> steps(Reckoning settlement, Books books) {
        List<Step> steps = new ArrayList<>();
        steps.add(tab.closed(settlement, Money.zero(settlement.gross().currency())));
        steps.addAll(tab.settled(settlement, books));
        Reckoning paying = tab.payingFor(settlement);
        if (paying.paidAt() != null) {
            steps.add(own.shares(paying));
        }
        return steps;
    }

    List<Step> steps(Charge charge, Books books) {
        List<Step> steps = new ArrayList<>(List.of(own.charge(charge, books)));
        Optional<Reckoning> closed =
                reckonings.ofPeriod(charge.debtor(), charge.amount().currency(), charge.period());
        Optional<Instant> paidAt = closed.map(tab::payingFor).map(Reckoning::paidAt);
        Instant returnedAt = charge.returnedAt();
        if (returnedAt != null && paidAt.map(returnedAt::isBefore).orElse(true)) {
            steps.add(own.takenOff(charge));
        } else if (closed.isEmpty()) {
            steps.add(tab.open(charge.debtor(), charge.amount().currency(), charge.amount()));
        } else {
            Reckoning paying = tab.payingFor(closed.get());
            steps.add(tab.closed(closed.get(), charge.amount()));
            steps.addAll(tab.settled(closed.get(), books));
            if (paying.paidAt() != null) {
                steps.add(own.share(paying, charge.kind(), charge.item()));
            }
            if (returnedAt != null) {
                steps.add(own.givenBack(charge, paying, books));
            }
        }
        return steps;
    }
}
