-- What of the held amount had been given back as credit: it falls on no item, and is credit no longer when the case is lost.
alter table dispute_case add column credit_micros bigint not null default 0 check (credit_micros between 0 and held_micros);
alter table dispute_case alter column credit_micros drop default;

-- A bank may only ask at first, and warns of stolen cards: cases too, whose money the bank does not hold.
alter table dispute_case
    drop constraint dispute_case_state_check,
    drop constraint dispute_case_check,
    drop constraint dispute_case_check1;
alter table dispute_case
    add constraint dispute_case_state_check check (state in ('INQUIRY', 'ENDED', 'OPEN', 'ACCEPTED', 'CONTESTED', 'WON', 'LOST',
                                                             'REFUNDED')),
    add constraint dispute_case_amount_check check (held_micros + excess_micros in (0, amount_micros)),
    add constraint dispute_case_closed_check
        check ((state in ('WON', 'LOST', 'REFUNDED', 'ENDED')) = (closed_at is not null));
grant update (amount_micros, held_micros, excess_micros, fee_micros, credit_micros, reason, answer_by) on dispute_case
    to app, jobs;
