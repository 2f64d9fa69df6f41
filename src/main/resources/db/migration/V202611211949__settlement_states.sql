-- Every way a settlement can end. Paid in the books is what has a time of payment, whatever became of the money since then; what is
-- forgiven is paid by the platform.
alter table settlement
    drop constraint settlement_state_check,
    drop constraint settlement_check,
    drop constraint settlement_check1,
    add column written_off_at timestamptz,
    add constraint settlement_state_check check (state in ('NOTICED', 'CHARGING', 'NEEDS_ACTION', 'DECLINED_SOFT',
        'DECLINED_HARD', 'UNKNOWN', 'PAID', 'REFUNDED', 'DISPUTED', 'CARRIED', 'CANCELLED', 'FORGIVEN', 'WRITTEN_OFF')),
    add constraint settlement_adds_up check (state = 'NOTICED'
        or state = 'FORGIVEN' and credit_used_micros + charged_micros + carried_out_micros = 0
        or gross_micros + carried_in_micros - removed_micros - credit_used_micros = charged_micros + carried_out_micros),
    add constraint settlement_is_paid check ((state in ('PAID', 'REFUNDED', 'DISPUTED', 'FORGIVEN')) = (paid_at is not null)),
    add constraint settlement_is_written_off check (state <> 'WRITTEN_OFF' or written_off_at is not null);
grant update (written_off_at) on settlement to app, jobs;

-- What is written off may still be paid: it is sealed when it is.
drop trigger settlement_ends on settlement;
create trigger settlement_ends before update on settlement for each row
    when (new.state in ('PAID', 'CANCELLED', 'FORGIVEN') and old.tx is null) execute function settlement_ends();

-- What no card pays after all is paid by credit or carried on: the sum stays.
drop trigger settlement_amounts_stay on settlement;
create trigger settlement_amounts_stay before update on settlement for each row
    when ((old.tx is not null or old.state not in ('NOTICED', 'CARRIED'))
          and not (old.tx is null and new.charged_micros = 0
                   and (old.carried_in_micros, old.removed_micros,
                        old.credit_used_micros + old.charged_micros + old.carried_out_micros)
                       = (new.carried_in_micros, new.removed_micros, new.credit_used_micros + new.carried_out_micros))
          and (old.carried_in_micros, old.removed_micros, old.credit_used_micros, old.charged_micros, old.carried_out_micros)
              is distinct from
              (new.carried_in_micros, new.removed_micros, new.credit_used_micros, new.charged_micros, new.carried_out_micros))
    execute function settlement_amounts_stay();
