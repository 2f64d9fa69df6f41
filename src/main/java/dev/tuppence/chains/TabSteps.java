package dev.tuppence.chains;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.Reckoning;
import dev.tuppence.settlement.Reckonings;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** From a tab to its card payment. */
@Component
class TabSteps {

    private final Tabs tabs;
    private final Reckonings reckonings;

    TabSteps(Tabs tabs, Reckonings reckonings) {
        this.tabs = tabs;
        this.reckonings = reckonings;
    }

    /** @param line what of it is explained; zero for the whole tab */
    Step open(ReaderId reader, CurrencyCode currency, Money line) {
        TabView tab = tabs.of(reader, currency).orElseThrow();
        return Step.of(Stage.TAB, tab.owed())
                .ahead(null)
                .id(tab.period())
                .part(Part.Kind.THIS_LINE, line)
                .part(Part.Kind.OTHER_LINES, tab.owed().minus(tab.carriedIn()).minus(line))
                .part(Part.Kind.CARRIED_IN, tab.carriedIn())
                .state("chains.tab.open")
                .build();
    }

    /** @param line what of it is explained; zero for the whole tab */
    Step closed(Reckoning settlement, Money line) {
        Step.Builder step =
                Step.of(Stage.TAB, settlement.gross()).at(settlement.closedAt()).id(settlement.period());
        if (!line.isZero()) {
            step.part(Part.Kind.THIS_LINE, line)
                    .part(Part.Kind.OTHER_LINES, settlement.gross().minus(line));
        }
        return step.build();
    }

    /** The settlement, the one that pays it if it was too small itself, and the payment. */
    List<Step> settled(Reckoning first, Books books) {
        List<Step> steps = new ArrayList<>(List.of(settlement(first)));
        Reckoning paying = payingFor(first);
        if (!paying.equals(first)) {
            steps.add(settlement(paying));
        }
        if (paying.carried()) {
            CurrencyCode currency = paying.charged().currency();
            steps.add(open(paying.reader(), currency, Money.zero(currency)));
        } else if (!paying.state().equals("CANCELLED")) {
            steps.add(payment(paying, books));
        }
        return steps;
    }

    Reckoning payingFor(Reckoning settlement) {
        Long covered = settlement.coveredBy();
        return covered == null ? settlement : reckonings.find(covered).orElseThrow();
    }

    private static Step settlement(Reckoning one) {
        return Step.of(Stage.SETTLEMENT, one.charged())
                .at(one.closedAt())
                .id(one.id())
                .state("settlement.state." + one.state().toLowerCase(Locale.ROOT))
                .part(Part.Kind.LINES, one.gross())
                .part(Part.Kind.CARRIED_IN, one.carriedIn())
                .part(Part.Kind.REMOVED, one.removed().negated())
                .part(Part.Kind.CREDIT_USED, one.creditUsed().negated())
                .part(Part.Kind.CARRIED_OUT, one.carriedOut().negated())
                .build();
    }

    private static Step payment(Reckoning one, Books books) {
        boolean credit = one.charged().isZero();
        Step.Builder step = credit
                ? Step.of(Stage.CREDIT, one.creditUsed())
                : Step.of(Stage.PAYMENT, one.charged()).id(one.paymentIntent());
        Instant paidAt = one.paidAt();
        if (paidAt == null) {
            return step.ahead(null).build();
        }
        if (!credit) {
            Money fee = Objects.requireNonNull(one.fee());
            step.part(Part.Kind.RECEIVED, one.charged().minus(fee)).part(Part.Kind.CARD_FEE, fee);
        }
        return step.at(paidAt)
                .booked(books.of(Reckoning.POSTING, Long.toString(one.id()), ReaderSteps.tabOf(one)))
                .build();
    }
}
