package dev.tuppence.admin;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.TransferDestinations;
import dev.tuppence.payouts.TransfersByHand;
import dev.tuppence.reconciliation.ProcessorBreak;
import dev.tuppence.reconciliation.Reconciliation;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transfers, and what was taken back of them, that somebody made in the processor's dashboard: one operator asks to book them against
 * the creator's balance, another one approves. Each step is in the audit log.
 */
@Service
public class Placements {

    private static final String TRANSFER = "tr_";

    private final PlacementRows rows;
    private final Reconciliation reconciliation;
    private final TransferDestinations destinations;
    private final TransfersByHand transfers;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    Placements(
            PlacementRows rows,
            Reconciliation reconciliation,
            TransferDestinations destinations,
            TransfersByHand transfers,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.reconciliation = reconciliation;
        this.destinations = destinations;
        this.transfers = transfers;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Whether it can be a creator's at all. */
    public static boolean placeable(ProcessorBreak one) {
        return one.object().startsWith(TRANSFER);
    }

    /**
     * To whom it went is the processor's word, not the operator's. Not inside a transaction.
     *
     * @param note 10 to 500 characters
     * @throws NotDecidable when it is nobody's here, was resolved before, or somebody asked before
     * @throws dev.tuppence.payments.ProcessorSilent when the processor does not say whose it is
     */
    public void request(long difference, String note, ReaderId admin) {
        if (note.length() < 10 || note.length() > 500) {
            throw new IllegalArgumentException("A note of %d characters".formatted(note.length()));
        }
        ProcessorBreak one = reconciliation
                .find(difference)
                .filter(Placements::placeable)
                .orElseThrow(() -> new NotDecidable("Difference " + difference));
        CreatorId creator = destinations
                .of(one.object())
                .map(payee -> new CreatorId(payee.value()))
                .orElseThrow(() -> new NotDecidable("Difference " + difference));
        transaction.executeWithoutResult(status -> {
            long id = rows.insert(one, creator, note, admin)
                    .orElseThrow(() -> new NotDecidable("Difference " + difference));
            audit.add(admin, AuditAction.PLACEMENT_REQUESTED, "placement " + id);
        });
    }

    /**
     * @throws NotDecidable when it is the admin's own, or was decided before
     * @throws dev.tuppence.reconciliation.NotOpen when the difference is another one meanwhile
     */
    @Transactional
    public void approve(long id, ReaderId admin) {
        Placement placement = decide(id, true, admin);
        reconciliation.placed(placement.difference());
        transfers.book(placement.creator(), placement.transfer(), placement.amount());
        audit.add(admin, AuditAction.PLACEMENT_APPROVED, "placement " + id);
    }

    /** @throws NotDecidable when it is the admin's own, or was decided before */
    @Transactional
    public void refuse(long id, ReaderId admin) {
        decide(id, false, admin);
        audit.add(admin, AuditAction.PLACEMENT_REFUSED, "placement " + id);
    }

    /** Those that wait for another one's word. */
    @Transactional(readOnly = true)
    public List<Placement> openAbout(List<ProcessorBreak> breaks) {
        return rows.openAbout(breaks.stream().map(ProcessorBreak::id).toList());
    }

    private Placement decide(long id, boolean approved, ReaderId admin) {
        return rows.decide(id, approved, admin).orElseThrow(() -> new NotDecidable("Placement " + id));
    }
}
