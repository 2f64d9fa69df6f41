package dev.tuppence.admin;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.payments.KnownObjects;
import dev.tuppence.payments.Payee;
import dev.tuppence.payouts.BankPayoutOwners;
import dev.tuppence.settlement.Settlements;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the processor's ids lead to. */
@Component
class ProcessorIds {

    private static final String ID = "[A-Za-z]{2,12}[_-][\\w-]{1,200}";

    private final KnownObjects objects;
    private final BankPayoutOwners payouts;
    private final Creators creators;
    private final Settlements settlements;
    private final Disputes disputes;

    ProcessorIds(
            KnownObjects objects,
            BankPayoutOwners payouts,
            Creators creators,
            Settlements settlements,
            Disputes disputes) {
        this.objects = objects;
        this.payouts = payouts;
        this.creators = creators;
        this.settlements = settlements;
        this.disputes = disputes;
    }

    Optional<Hit> find(String id) {
        if (!id.matches(ID)) {
            return Optional.empty();
        }
        return disputes.withDispute(id)
                .map(one -> new Hit(Hit.Kind.CASE, one.id(), "/admin/cases/" + one.id()))
                .or(() -> objects.find(id).flatMap(this::known))
                .or(() -> payouts.of(id).flatMap(this::page).map(Search::creator));
    }

    private Optional<Hit> known(KnownObjects.Known known) {
        Payee payee = known.payee();
        if (payee == null) {
            return settlements.withPaymentReference(known.reference()).map(one -> NumberedThings.settlement(one.id()));
        }
        String transfer = known.reference().replaceFirst("^transfer-", "");
        return page(new CreatorId(payee.value()))
                .map(page -> new Hit(
                        Hit.Kind.TRANSFER,
                        transfer,
                        "/admin/creators/%s/transfers/%s".formatted(page.handle(), transfer)));
    }

    private Optional<CreatorPage> page(CreatorId creator) {
        return Optional.ofNullable(creators.pagesOf(List.of(creator)).get(creator));
    }
}
