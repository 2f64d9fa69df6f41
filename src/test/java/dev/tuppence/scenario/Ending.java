package dev.tuppence.scenario;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How everything stands, a line each, without what is numbered or dated by chance, and without what was tried in vain. The
 * reserve is filled up from the fee whenever it is empty: what is in which of the two depends on when, their sum does not.
 */
final class Ending {

    private static final List<String> QUESTIONS = List.of(
            """
            select format('%s %s: %s %s', account, owner, currency, sum(amount_micros))
            from (select case account when 'DISPUTE_RESERVE' then 'PLATFORM_FEE' else account end as account,
                         owner, currency, amount_micros from posting_line) one
            group by account, owner, currency having sum(amount_micros) <> 0""",
            """
            select format('%s postings %s', count(*), kind) from posting where kind <> 'dispute-reserve-topped-up'
            group by kind""",
            "select format('settlement %s %s', id, state) from settlement",
            "select format('card payment %s %s %s', reference, state, fee_micros) from card_payment",
            """
            select format('case %s %s %s %s %s', dispute, state, held_micros, excess_micros, fee_micros)
            from dispute_case where state <> 'REFUNDED' or refusal is null""",
            "select format('refund of %s %s %s', payment, state, amount_micros) from payment_refund where state <> 'FAILED'",
            "select format('transfer to %s %s %s', creator_id, state, amount_micros) from transfer",
            "select format('payout %s %s %s', payout, state, amount_micros) from bank_payout",
            "select format('account %s %s %s', payee, payable, open) from payout_account",
            """
            select format('tab %s %s: %s owed, %s due, limit %s, blocks %s', reader_id, currency, owed_micros,
                          due_micros, limit_micros, blocks) from tab""",
            "select format('card %s barred %s', fingerprint_hash, count(*)) from card_bar group by fingerprint_hash",
            "select format('processor %s %s', currency, sum(net)) from processor.balance_line where account = '' group by currency");

    private Ending() {}

    static List<String> of(JdbcClient jdbc) {
        return QUESTIONS.stream()
                .flatMap(question -> jdbc.sql(question).query(String.class).list().stream())
                .sorted()
                .toList();
    }
}
