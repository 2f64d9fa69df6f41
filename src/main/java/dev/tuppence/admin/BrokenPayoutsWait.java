package dev.tuppence.admin;

import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.payouts.PayoutTrouble;
import dev.tuppence.payouts.PayoutTroubles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Creators whose money breaks a step of ours. */
@Component
class BrokenPayoutsWait implements MatterSource {

    private final PayoutTroubles troubles;
    private final Creators creators;
    private final AdminSettings settings;

    BrokenPayoutsWait(PayoutTroubles troubles, Creators creators, AdminSettings settings) {
        this.troubles = troubles;
        this.creators = creators;
        this.settings = settings;
    }

    @Override
    public List<Matter> open(int most) {
        List<PayoutTrouble> found = troubles.list(most);
        var pages = creators.pagesOf(
                found.stream().map(PayoutTrouble::creator).distinct().toList());
        return found.stream()
                .map(one -> {
                    CreatorPage page = pages.get(one.creator());
                    String name = page == null ? Long.toString(one.creator().value()) : page.handle();
                    return new Matter(
                            MatterKind.BROKEN,
                            "%s-%s-%s".formatted(name, one.currency(), one.step()),
                            name,
                            null,
                            one.since(),
                            settings.deadline(MatterKind.BROKEN, one.since()),
                            "/admin/payouts#broken",
                            null);
                })
                .toList();
    }
}
