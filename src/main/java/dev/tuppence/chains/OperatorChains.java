package dev.tuppence.chains;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.payouts.Earning;
import dev.tuppence.payouts.Trails;
import dev.tuppence.settlement.Reckoning;
import dev.tuppence.settlement.Reckonings;
import dev.tuppence.settlement.Share;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.Charges;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's amounts, from the click to the bank, with their postings. Items go by number, readers by pseudonym. */
@Service
@Transactional(readOnly = true)
public class OperatorChains {

    private final ReaderChains readers;
    private final CreatorChains creators;
    private final Reckonings reckonings;
    private final Trails trails;
    private final Charges charges;
    private final OpenBooks books;

    OperatorChains(
            ReaderChains readers,
            CreatorChains creators,
            Reckonings reckonings,
            Trails trails,
            Charges charges,
            OpenBooks books) {
        this.readers = readers;
        this.creators = creators;
        this.reckonings = reckonings;
        this.trails = trails;
        this.charges = charges;
        this.books = books;
    }

    /** One charge of a settlement, or of one that it pays; on to the banks of everybody who shares in it. */
    public Optional<Chain> ofCharge(long settlement, Charge.Key key) {
        return reckonings
                .find(settlement)
                .flatMap(paying -> charges.find(paying.reader(), key)
                        .filter(charge -> pays(paying, charge))
                        .map(charge -> {
                            List<Step> steps = new ArrayList<>(readers.steps(charge, books));
                            reckonings
                                    .sharesOf(paying, charge.kind(), charge.item())
                                    .forEach(share -> steps.addAll(earned(paying, share)));
                            return Chain.of(charge.amount(), charge.kind(), charge.item(), steps);
                        }));
    }

    public Optional<Chain> ofSettlement(long settlement) {
        return reckonings.find(settlement).map(one -> new Chain(one.charged(), null, readers.steps(one, books)));
    }

    public Optional<Chain> ofEarning(CreatorId creator, long earning) {
        return trails.ofEarning(creator, earning).map(trail -> {
            List<Step> steps = new ArrayList<>(reckonings
                    .find(trail.settlement())
                    .map(one -> readers.steps(one, books))
                    .orElse(List.of()));
            steps.addAll(creators.earned(creator, trail, books));
            return Chain.of(
                    trail.earning().net(),
                    trail.earning().kind(),
                    trail.earning().item(),
                    steps);
        });
    }

    public Optional<Chain> ofTransfer(CreatorId creator, long transfer) {
        return trails.transfer(creator, transfer).map(one -> creators.chain(one, books));
    }

    /**
     * What a transfer took, newest first; nothing for another creator's.
     *
     * @param page from 0
     */
    public List<Earning> earningsOf(CreatorId creator, long transfer, int page, int size) {
        return creators.earningsOf(creator, transfer, page, size);
    }

    private boolean pays(Reckoning paying, Charge charge) {
        return reckonings
                .ofPeriod(charge.debtor(), charge.amount().currency(), charge.period())
                .filter(own -> own.id() == paying.id() || Objects.equals(own.coveredBy(), paying.id()))
                .isPresent();
    }

    private List<Step> earned(Reckoning paying, Share share) {
        return trails.ofItem(share.creator(), paying.id(), share.kind(), share.item())
                .map(trail -> creators.earned(share.creator(), trail, books))
                .orElse(List.of());
    }
}
