package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections by hand: one admin asks, another one approves, and only then it is booked, once; what is small takes one. Nothing booked is changed: what was
 * wrong is taken back by its mirror image. Each step is in the audit log.
 */
@Service
@Transactional
public class Adjustments {

    /** The platform's own, of which no other rows tell the balance. What readers and creators have follows from their rows. */
    public static final Set<AccountType> ACCOUNTS = Set.of(
            AccountType.SUSPENSE,
            AccountType.PSP_CLEARING,
            AccountType.PSP_FEES,
            AccountType.BANK,
            AccountType.PLATFORM_FEE,
            AccountType.FEE_SUBSIDY,
            AccountType.FORGIVEN,
            AccountType.WRITE_OFF,
            AccountType.DISPUTE_RESERVE,
            AccountType.FX,
            AccountType.ROUNDING);

    private final AdjustmentRows rows;
    private final Ledger ledger;
    private final AuditLog audit;
    private final AdminSettings settings;

    Adjustments(AdjustmentRows rows, Ledger ledger, AuditLog audit, AdminSettings settings) {
        this.rows = rows;
        this.ledger = ledger;
        this.audit = audit;
        this.settings = settings;
    }

    public long request(AdjustmentWish wish, ReaderId admin) {
        return request(wish, null, admin);
    }

    /**
     * Asks to take one back.
     *
     * @throws NotDecidable when it was not booked, or takes back another one itself
     */
    public long requestMirror(long id, String note, ReaderId admin) {
        Adjustment booked =
                rows.find(id).filter(Adjustment::mirrorable).orElseThrow(() -> new NotDecidable("Adjustment " + id));
        return request(booked.wish().mirrored(note), id, admin);
    }

    /** @throws NotDecidable when it is the admin's own, was decided before, or was taken back before */
    public void approve(long id, ReaderId admin) {
        decide(id, true, admin);
        book(id);
        audit.add(admin, AuditAction.ADJUSTMENT_APPROVED, "adjustment " + id);
    }

    /**
     * Books what one asked for oneself, within the limit of a day.
     *
     * @throws NotDecidable when it is beyond that, somebody else's, decided before, or was taken back before
     */
    public void bookAlone(long id, ReaderId admin) {
        rows.lock(admin);
        Adjustment adjustment = rows.find(id)
                .filter(found -> takesOne(found, admin))
                .orElseThrow(() -> new NotDecidable("Adjustment " + id));
        if (!rows.decideAlone(id, limitOf(adjustment), admin)) {
            throw new NotDecidable("Adjustment " + id);
        }
        book(id);
        audit.add(admin, AuditAction.ADJUSTMENT_BOOKED_ALONE, "adjustment " + id);
    }

    /** Whether the admin may book it alone. */
    @Transactional(readOnly = true)
    public boolean takesOne(Adjustment adjustment, ReaderId admin) {
        Money amount = adjustment.wish().amount();
        return adjustment.open()
                && adjustment.requestedBy().equals(admin)
                && !rows.aloneToday(admin, amount.currency())
                        .plus(amount)
                        .minus(limitOf(adjustment))
                        .isPositive();
    }

    /** @throws NotDecidable when it is the admin's own, or was decided before */
    public void refuse(long id, ReaderId admin) {
        decide(id, false, admin);
        audit.add(admin, AuditAction.ADJUSTMENT_REFUSED, "adjustment " + id);
    }

    @Transactional(readOnly = true)
    public Optional<Adjustment> find(long id) {
        return rows.find(id);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Adjustment> list(int page, int size) {
        return rows.list(page, size);
    }

    /** Those that nobody decided yet, oldest first. */
    @Transactional(readOnly = true)
    public List<Adjustment> open(int most) {
        return rows.open(most);
    }

    private long request(AdjustmentWish wish, @Nullable Long mirrors, ReaderId admin) {
        long id = rows.add(wish, mirrors, admin);
        audit.add(admin, AuditAction.ADJUSTMENT_REQUESTED, "adjustment " + id);
        return id;
    }

    private Money limitOf(Adjustment adjustment) {
        return settings.aloneIn(adjustment.wish().amount().currency());
    }

    private void book(long id) {
        if (!ledger.post(posting(rows.find(id).orElseThrow()))) {
            throw new NotDecidable("Adjustment " + id);
        }
    }

    private void decide(long id, boolean approved, ReaderId admin) {
        if (!rows.decide(id, approved, admin)) {
            throw new NotDecidable("Adjustment " + id);
        }
    }

    /** One is taken back once: the key of its mirror image is its own number. */
    private static Posting posting(Adjustment adjustment) {
        AdjustmentWish wish = adjustment.wish();
        Long mirrors = adjustment.mirrors();
        return (mirrors == null
                        ? Posting.of("adjustment", adjustment.id())
                        : Posting.of("adjustment-mirrored", mirrors))
                .debit(Account.of(wish.debit()), wish.amount())
                .credit(Account.of(wish.credit()), wish.amount())
                .build();
    }
}
