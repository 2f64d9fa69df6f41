-- Credit that a settlement which is written off does not use is free again: a row below zero beside its own.
alter table settlement_funding
    drop constraint settlement_funding_amount_micros_check,
    drop constraint settlement_funding_fee_micros_check,
    add check (amount_micros > 0 or amount_micros < 0 and credit_lot_id is not null),
    add check (fee_micros >= 0 or amount_micros < 0);

-- What no card pays after all is paid by credit, carried on or written off: the sum stays.
drop trigger settlement_amounts_stay on settlement;
create trigger settlement_amounts_stay before update on settlement for each row
    when ((old.tx is not null or old.state not in ('NOTICED', 'CARRIED'))
          and not (old.tx is null
                   and (new.charged_micros = 0 or new.state = 'WRITTEN_OFF' and new.credit_used_micros = 0)
                   and (old.carried_in_micros, old.removed_micros,
                        old.credit_used_micros + old.charged_micros + old.carried_out_micros)
                       = (new.carried_in_micros, new.removed_micros,
                          new.credit_used_micros + new.charged_micros + new.carried_out_micros))
          and (old.carried_in_micros, old.removed_micros, old.credit_used_micros, old.charged_micros, old.carried_out_micros)
              is distinct from
              (new.carried_in_micros, new.removed_micros, new.credit_used_micros, new.charged_micros, new.carried_out_micros))
    execute function settlement_amounts_stay();
