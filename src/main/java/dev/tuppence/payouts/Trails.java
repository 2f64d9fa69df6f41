package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.unlocks.ChargeKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way of a creator's money after it was collected. Every method sees this creator's rows only. */
@Service
@Transactional(readOnly = true)
public class Trails {

    private static final int TRANSFERS = 50;

    private final TrailRows rows;
    private final TransferRows transfers;
    private final BankPayouts bankPayouts;
    private final CurrentCreator currentCreator;
    private final ReaderPseudonyms pseudonyms;

    Trails(
            TrailRows rows,
            TransferRows transfers,
            BankPayouts bankPayouts,
            CurrentCreator currentCreator,
            ReaderPseudonyms pseudonyms) {
        this.rows = rows;
        this.transfers = transfers;
        this.bankPayouts = bankPayouts;
        this.currentCreator = currentCreator;
        this.pseudonyms = pseudonyms;
    }

    public Optional<Trail> ofEarning(CreatorId creator, long earning) {
        currentCreator.is(creator);
        return rows.find(creator, earning).map(row -> trail(creator, row));
    }

    /** What one kind of charges of an item of a settlement brought this creator. */
    public Optional<Trail> ofItem(CreatorId creator, long settlement, ChargeKind kind, ItemId item) {
        currentCreator.is(creator);
        return rows.ofItem(creator, settlement, kind, item).map(row -> trail(creator, row));
    }

    public Optional<Transfer> transfer(CreatorId creator, long transfer) {
        currentCreator.is(creator);
        return transfers.find(creator, transfer);
    }

    /** What a transfer took; nothing once it failed. */
    public Load loadOf(Transfer transfer) {
        currentCreator.is(transfer.creator());
        return rows.loadOf(transfer);
    }

    /**
     * The earnings that a transfer took, newest first.
     *
     * @param page from 0
     */
    public List<Earning> earningsOf(Transfer transfer, int page, int size) {
        currentCreator.is(transfer.creator());
        return rows.takenBy(transfer, (long) page * size, size);
    }

    /** The payout to the bank that carried a transfer on, as far as the processor told. */
    public Optional<BankPayout> payoutAfter(Transfer transfer) {
        currentCreator.is(transfer.creator());
        return Optional.ofNullable(after(transfer));
    }

    public Optional<BankPayout> payout(CreatorId creator, String payout) {
        currentCreator.is(creator);
        return bankPayouts.find(creator, payout);
    }

    /** The transfers that arrived after the payout before and until this one, newest first, at most fifty. */
    public List<Transfer> carriedBy(CreatorId creator, BankPayout payout) {
        currentCreator.is(creator);
        Instant before = bankPayouts.before(creator, payout).orElse(Instant.EPOCH);
        return transfers.sentBetween(creator, payout.amount().currency(), before, payout.firstSeenAt(), TRANSFERS);
    }

    private Trail trail(CreatorId creator, TrailRows.Row row) {
        Transfer transfer = Optional.ofNullable(row.earning().transfer())
                .flatMap(id -> transfers.find(creator, id))
                .orElse(null);
        return new Trail(
                row.earning(),
                row.settlement(),
                nameOf(creator, row.settlement()),
                row.release(),
                transfer,
                transfer == null ? null : after(transfer));
    }

    /** Not the id: two creators who compare it would know that they share a reader. */
    private String nameOf(CreatorId creator, long settlement) {
        return pseudonyms.forAudience(-creator.value(), new ReaderId(settlement));
    }

    private @Nullable BankPayout after(Transfer transfer) {
        Instant sent = transfer.state() == TransferState.SENT ? transfer.decidedAt() : null;
        return sent == null
                ? null
                : bankPayouts
                        .firstSince(transfer.creator(), transfer.amount().currency(), sent)
                        .orElse(null);
    }
}
