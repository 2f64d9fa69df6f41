package dev.tuppence.notifications;

import dev.tuppence.identity.SiteAddress;
import dev.tuppence.payouts.PayoutTrouble;
import dev.tuppence.payouts.PayoutTroubles;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.payouts.RefusedTransfers;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finance is told when a creator's transfer is refused for the first time, when trying again ends, and when a step of ours breaks:
 * all that happened since it was last looked at in one mail, however many creators it concerns.
 */
@Component
class TransferAlerts {

    private static final int MOST = 1_000;

    private final Payouts payouts;
    private final PayoutTroubles troubles;
    private final FinanceMails finance;
    private final SiteAddress site;

    TransferAlerts(Payouts payouts, PayoutTroubles troubles, FinanceMails finance, SiteAddress site) {
        this.payouts = payouts;
        this.troubles = troubles;
        this.finance = finance;
        this.site = site;
    }

    void tellSince(Instant last) {
        List<RefusedTransfers> refused = payouts.refused(MOST);
        List<PayoutTrouble> broken = troubles.list(MOST);
        if (refused.stream().anyMatch(one -> isNews(one, last))
                || broken.stream().anyMatch(one -> one.since().isAfter(last))) {
            long waiting =
                    refused.stream().filter(RefusedTransfers::waitsForOperator).count();
            finance.send("transfers", refused.size(), waiting, broken.size(), site.at("/admin/payouts"));
        }
    }

    private static boolean isNews(RefusedTransfers refused, Instant last) {
        Instant at = refused.lastAt();
        return at != null && at.isAfter(last) && (refused.times() == 1 || refused.waitsForOperator());
    }
}
