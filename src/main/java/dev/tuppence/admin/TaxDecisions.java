package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.settlement.MovedTax;
import dev.tuppence.settlement.SettlementView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What admins decide about tax: each act commits together with its line in the audit log. */
@Component
@Transactional
public class TaxDecisions {

    private final MovedTax tax;
    private final AuditLog audit;

    TaxDecisions(MovedTax tax, AuditLog audit) {
        this.tax = tax;
        this.audit = audit;
    }

    /** Returns false when it is taxed there already. */
    public boolean move(SettlementView settlement, String country, String evidence, ReaderId admin) {
        boolean moved = tax.move(settlement.id(), country, evidence);
        if (moved) {
            audit.add(admin, AuditAction.TAX_MOVED, "settlement " + settlement.id(), settlement.reader());
        }
        return moved;
    }
}
