package dev.tuppence.notifications;

import dev.tuppence.identity.SiteAddress;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.RefusedTransfers;
import dev.tuppence.payouts.TransferRefused;
import org.springframework.format.Formatter;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells finance that a creator's transfer was refused, the first time and when trying again ends. */
@Component
class TransferAlerts {

    private final FinanceMails finance;
    private final Formatter<Money> money;
    private final SiteAddress site;

    TransferAlerts(FinanceMails finance, Formatter<Money> money, SiteAddress site) {
        this.finance = finance;
        this.money = money;
        this.site = site;
    }

    @ApplicationModuleListener(id = "notifications.transfer-refused")
    void on(TransferRefused event) {
        RefusedTransfers refused = event.refused();
        if (refused.times() == 1 || refused.waitsForOperator()) {
            finance.send(
                    refused.waitsForOperator() ? "transfer-waits" : "transfer-refused",
                    money.print(refused.amount(), finance.locale()),
                    String.valueOf(refused.code()),
                    refused.times(),
                    site.at("/admin/payouts"));
        }
    }
}
