package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.ReadersCredit;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.unlocks.Line;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Credit for a reader whom something paid has let down: the platform pays it and creators keep theirs. Little of it one operator gives
 * alone, more takes two. It may go to the card like what is given back.
 */
@Service
@Transactional
public class Goodwills {

    /** How much one operator may still give alone: for one item, and today. */
    public record Limits(Money item, Money today) {}

    private final GoodwillRows rows;
    private final Settlements settlements;
    private final ReadersCredit credit;
    private final Ledger ledger;
    private final AuditLog audit;
    private final AdminSettings settings;

    Goodwills(
            GoodwillRows rows,
            Settlements settlements,
            ReadersCredit credit,
            Ledger ledger,
            AuditLog audit,
            AdminSettings settings) {
        this.rows = rows;
        this.settlements = settlements;
        this.credit = credit;
        this.ledger = ledger;
        this.audit = audit;
        this.settings = settings;
    }

    /**
     * Gives it at once where it is little enough.
     *
     * @return whether it was given; otherwise another operator decides
     * @throws NotDecidable when it was not paid for, was returned, costs less, or something was asked for it before
     */
    public boolean ask(GoodwillWish wish, ReaderId operator) {
        Line line = lineOf(wish);
        rows.lock(operator);
        Limits limits = limits(operator, wish.amount().currency());
        boolean alone = !wish.amount().exceeds(limits.item()) && !wish.amount().exceeds(limits.today());
        long id = rows.add(wish, line.amount(), alone ? limits.item() : null, operator)
                .orElseThrow(() -> new NotDecidable("Settlement " + wish.settlement()));
        ReaderId reader = alone ? give(id, wish) : readerOf(wish);
        audit.add(operator, alone ? AuditAction.GOODWILL_GIVEN : AuditAction.GOODWILL_ASKED_FOR, subject(wish), reader);
        return alone;
    }

    /** @throws NotDecidable when it is the operator's own, was decided before, or was returned since it was asked for */
    public void approve(long id, ReaderId operator) {
        lineOf(rows.find(id)
                .orElseThrow(() -> new NotDecidable("Goodwill " + id))
                .wish());
        GoodwillWish wish = decide(id, true, operator);
        audit.add(operator, AuditAction.GOODWILL_APPROVED, subject(wish), give(id, wish));
    }

    /** @throws NotDecidable when it is the operator's own, or was decided before */
    public void refuse(long id, ReaderId operator) {
        GoodwillWish wish = decide(id, false, operator);
        audit.add(operator, AuditAction.GOODWILL_REFUSED, subject(wish), readerOf(wish));
    }

    @Transactional(readOnly = true)
    public Limits limits(ReaderId operator, CurrencyCode currency) {
        Money today = settings.goodwill().dayIn(currency).minus(rows.aloneToday(operator, currency));
        return new Limits(settings.goodwill().itemIn(currency), today);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Goodwill> list(int page, int size) {
        return rows.list(page, size);
    }

    /** Those that nobody decided yet, oldest first. */
    @Transactional(readOnly = true)
    public List<Goodwill> open(int most) {
        return rows.open(most);
    }

    /** Its reader's tab is locked from here on. */
    private Line lineOf(GoodwillWish wish) {
        credit.lock(List.of(wish.settlement()));
        return settlements
                .find(wish.settlement())
                .filter(paid -> paid.state().equals("PAID"))
                .flatMap(paid -> settlements.lines(paid.id()).stream()
                        .filter(wish::isFor)
                        .findFirst())
                .filter(line -> line.amount().currency() == wish.amount().currency()
                        && !wish.amount().exceeds(line.amount()))
                .orElseThrow(() -> new NotDecidable("Settlement " + wish.settlement()));
    }

    private GoodwillWish decide(long id, boolean given, ReaderId operator) {
        return rows.decide(id, given, operator)
                .orElseThrow(() -> new NotDecidable("Goodwill " + id))
                .wish();
    }

    private ReaderId give(long id, GoodwillWish wish) {
        ReaderId reader = credit.giveBack(wish.settlement(), wish.amount(), "goodwill-" + id);
        ledger.post(Posting.of("goodwill", id)
                .debit(Account.of(AccountType.FORGIVEN), wish.amount())
                .credit(Account.of(AccountType.CREDIT, reader.value()), wish.amount())
                .build());
        return reader;
    }

    private ReaderId readerOf(GoodwillWish wish) {
        return settlements.find(wish.settlement()).orElseThrow().reader();
    }

    private static String subject(GoodwillWish wish) {
        return "settlement " + wish.settlement();
    }
}
