package dev.tuppence.chains;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.payouts.Earning;
import dev.tuppence.payouts.Trail;
import dev.tuppence.payouts.Trails;
import dev.tuppence.payouts.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A creator's own amounts, from the reader's payment to the bank. Another creator's do not exist here. */
@Service
@Transactional(readOnly = true)
public class CreatorChains {

    private final Trails trails;
    private final CreatorSteps steps;

    CreatorChains(Trails trails, CreatorSteps steps) {
        this.trails = trails;
        this.steps = steps;
    }

    public Optional<Chain> ofEarning(CreatorId creator, long earning) {
        return trails.ofEarning(creator, earning).map(trail -> {
            List<Step> all = new ArrayList<>(List.of(steps.sale(trail)));
            all.addAll(earned(creator, trail, Books.CLOSED));
            return Chain.of(
                    trail.earning().net(),
                    trail.earning().kind(),
                    trail.earning().item(),
                    all);
        });
    }

    public Optional<Chain> ofTransfer(CreatorId creator, long transfer) {
        return trails.transfer(creator, transfer).map(one -> chain(one, Books.CLOSED));
    }

    public Optional<Chain> ofPayout(CreatorId creator, String payout) {
        return trails.payout(creator, payout).map(one -> new Chain(one.amount(), null, steps.paidOut(creator, one)));
    }

    /**
     * What a transfer took, newest first; nothing for another creator's.
     *
     * @param page from 0
     */
    public List<Earning> earningsOf(CreatorId creator, long transfer, int page, int size) {
        return trails.transfer(creator, transfer)
                .map(one -> trails.earningsOf(one, page, size))
                .orElse(List.of());
    }

    List<Step> earned(CreatorId creator, Trail trail, Books books) {
        return steps.earned(creator, trail, books);
    }

    Chain chain(Transfer transfer, Books books) {
        return new Chain(transfer.amount(), null, steps.transferred(transfer, books));
    }
}
