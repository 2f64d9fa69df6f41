package dev.tuppence.disputes;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Journal;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.LostCredit;
import dev.tuppence.settlement.SettledTax;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books disputes so that creators' balances never move: the reserve pays, and the platform fills it up when it is empty. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Shield {

    private static final String REFUNDED = "fraud-refunded";
    private static final Account HELD = Account.of(AccountType.DISPUTE_HELD);
    private static final Account RESERVE = Account.of(AccountType.DISPUTE_RESERVE);
    private static final Account CLEARING = Account.of(AccountType.PSP_CLEARING);
    private static final Account SUSPENSE = Account.of(AccountType.SUSPENSE);
    private static final Account FEES = Account.of(AccountType.PSP_FEES);

    private final Ledger ledger;
    private final Journal journal;
    private final LostCredit credit;
    private final SettledTax tax;
    private final JdbcClient jdbc;

    Shield(Ledger ledger, Journal journal, LostCredit credit, SettledTax tax, JdbcClient jdbc) {
        this.ledger = ledger;
        this.journal = journal;
        this.tax = tax;
        this.credit = credit;
        this.jdbc = jdbc;
    }

    /** The processor took the amount and a fee from the platform's balance. */
    void opened(DisputeCase one) {
        ledger.post(Posting.of("dispute-opened", one.id())
                .voucher(one.dispute())
                .debit(HELD, one.held())
                .debit(SUSPENSE, one.excess())
                .debit(FEES, one.fee())
                .credit(CLEARING, one.amount().plus(one.fee()))
                .build());
        if (one.fee().isPositive()) {
            ledger.post(Posting.of("dispute-fee-shielded", one.id())
                    .debit(RESERVE, one.fee())
                    .credit(FEES, one.fee())
                    .build());
            topUp(one.fee().currency(), "opened-" + one.id());
        }
    }

    /** The processor gave it back, sometimes with its fee. */
    void won(DisputeCase one, Money feeReturned) {
        ledger.post(Posting.of("dispute-won", one.id())
                .voucher(one.dispute())
                .debit(CLEARING, one.amount().plus(feeReturned))
                .credit(HELD, one.held())
                .credit(SUSPENSE, one.excess())
                .credit(RESERVE, feeReturned)
                .build());
    }

    /**
     * The reserve pays, except what the reader had back as credit: that is credit no longer, and debt where it is spent. What
     * goes beyond the charge, also because it was refunded meanwhile, stays in suspense until a person places it.
     */
    void lost(DisputeCase one, Money beyond) {
        Money given = one.credit().minus(one.credit().atMost(beyond));
        Money own = one.held().minus(beyond).minus(given);
        Posting.Builder posting = Posting.of("dispute-lost", one.id())
                .voucher(one.dispute())
                .credit(HELD, one.held())
                .debit(SUSPENSE, beyond);
        ledger.post(borne(posting, one, own, given).build());
        takeTaxBack(one, own);
        topUp(one.held().currency(), "lost-" + one.id());
    }

    /** What was promised to a reader whose bank left the money with us; false when it was given before. */
    boolean creditGiven(DisputeCase one, Money amount) {
        boolean first = ledger.post(Posting.of("dispute-credit-given", one.id())
                .debit(RESERVE, amount)
                .credit(
                        Account.of(
                                AccountType.CREDIT,
                                Objects.requireNonNull(one.reader()).value()),
                        amount)
                .build());
        topUp(amount.currency(), "given-" + one.id());
        return first;
    }

    /** Everything went back to a stolen card. */
    void refunded(DisputeCase one, String refund) {
        Money own = one.held().minus(one.credit());
        Posting.Builder posting = Posting.of(REFUNDED, one.id()).voucher(refund).credit(CLEARING, one.held());
        ledger.post(borne(posting, one, own, one.credit()).build());
        takeTaxBack(one, own);
        topUp(one.held().currency(), "refunded-" + one.id());
    }

    /** The card does not take it back: all is as it was before, until the bank asks for it. */
    void refundFailed(DisputeCase one, String refund) {
        String reader = Long.toString(Objects.requireNonNull(one.reader()).value());
        ledger.post(journal.find(REFUNDED, Long.toString(one.id()), List.of(reader))
                .orElseThrow()
                .mirror("fraud-refund-failed")
                .voucher(refund)
                .build());
        long settlement = Objects.requireNonNull(one.settlement());
        credit.giveBack(settlement, source(one));
        tax.putBack(settlement, RESERVE, source(one));
    }

    /** What the reader had back before was taken back then. */
    private void takeTaxBack(DisputeCase one, Money own) {
        if (one.settlement() != null) {
            tax.takeBack(one.settlement(), own, RESERVE, source(one));
        }
    }

    private static String source(DisputeCase one) {
        return "case-" + one.id();
    }

    private Posting.Builder borne(Posting.Builder posting, DisputeCase one, Money own, Money given) {
        posting.debit(RESERVE, own);
        if (given.isPositive()) {
            long reader = Objects.requireNonNull(one.reader()).value();
            var taken = credit.take(Objects.requireNonNull(one.settlement()), given, source(one));
            posting.debit(Account.of(AccountType.CREDIT, reader), taken.credit())
                    .debit(Account.of(AccountType.DEBT, reader), given.minus(taken.credit()))
                    .debit(Account.of(AccountType.FEE_SUBSIDY), taken.fee())
                    .credit(FEES, taken.fee());
        }
        return posting;
    }

    /** The reserve, for one at a time: two would fill the same hole. */
    void lock(CurrencyCode currency) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('dispute-reserve'), :currency)) as locked")
                .param("currency", currency.ordinal())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private void topUp(CurrencyCode currency, String source) {
        lock(currency);
        Money missing = ledger.balanceOf(RESERVE, currency);
        if (missing.isPositive()) {
            ledger.post(Posting.of("dispute-reserve-topped-up", source)
                    .debit(Account.of(AccountType.PLATFORM_FEE), missing)
                    .credit(RESERVE, missing)
                    .build());
        }
    }
}
